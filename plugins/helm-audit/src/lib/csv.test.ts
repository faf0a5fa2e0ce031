import { buildFinding, buildRule } from '../testing';
import { findingsToCsv } from './csv';

const rule = buildRule('single-replica', 'reliability', 'critical');

describe('findingsToCsv', () => {
  it('writes a header and one line for each finding', () => {
    expect(
      findingsToCsv([
        { rule, finding: buildFinding({ message: 'One, only' }) },
      ]),
    ).toBe(
      [
        'severity,dimension,rule,message,kind,name,namespace,container,subchart,root,file,line,precision,field,values key,remediation,effort,waived because,fingerprint',
        'critical,reliability,single-replica,"One, only",Deployment,checkout,payments,,,chart,templates/deployment.yaml,9,exact,spec.replicas,replicaCount,Set `replicaCount` to 2 or more,S,,single-replica:deployment/checkout',
        '',
      ].join('\r\n'),
    );
  });

  it('quotes quotes and line breaks', () => {
    const csv = findingsToCsv([
      { rule, finding: buildFinding({ message: 'a "b"\nc' }) },
    ]);
    expect(csv).toContain(',"a ""b""\nc",');
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx'])(
    'keeps a spreadsheet from running %j',
    message => {
      const csv = findingsToCsv([{ rule, finding: buildFinding({ message }) }]);
      expect(csv).toContain(`,'${message},`);
    },
  );
});
