import { AuditReport } from '@helm-audit/plugin-helm-audit-common';
import { whyNoFixes } from './whyNoFixes';

const report = {
  rules: [
    { id: 'a', outcome: 'pass', findings: [] },
    { id: 'b', outcome: 'fail', findings: [{ remediation: 'Name an owner.' }] },
    { id: 'c', outcome: 'unknown', reason: 'No catalog.', findings: [] },
    { id: 'd', outcome: 'notApplicable', findings: [] },
    { id: 'e', outcome: 'waived', findings: [{ remediation: 'Do.' }] },
  ],
} as unknown as AuditReport;

describe('whyNoFixes', () => {
  it('says of each rule that was asked for why there is no fix', () => {
    expect(whyNoFixes(report, ['a', 'b', 'c', 'd', 'e']).split('\n')).toEqual([
      '  a: it passes, so there is nothing to mend.',
      '  b: no machine can mend what it found. By hand: Name an owner.',
      '  c: it could not decide. No catalog.',
      '  d: nothing in this chart is what it is about.',
      '  e: what it found is waived.',
      '',
    ]);
  });

  it('says it once where no rule was asked for', () => {
    expect(whyNoFixes(report, undefined)).toMatch(/^ {2}No finding here/);
  });
});
