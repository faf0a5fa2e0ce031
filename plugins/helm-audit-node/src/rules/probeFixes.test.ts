import { applyFix } from '../testing/applyFix';
import { runRule } from '../testing/ruleTester';
import fragileProbeTiming from './chart-quality/fragile-probe-timing/rule';
import identicalProbes from './chart-quality/identical-probes/rule';
import missingReadinessProbe from './chart-quality/missing-readiness-probe/rule';
import { AnyRule } from './types';

const rules = [missingReadinessProbe, identicalProbes, fragileProbeTiming];

/** A Deployment behind a Service, with these lines in its container. */
function served(container: string, port = 'port: 80, targetPort: web') {
  const lines = container.split('\n').map(line => `          ${line}\n`);
  return `apiVersion: v1
kind: Service
metadata: { name: web }
spec:
  selector: { app: web }
  ports: [{ ${port} }]
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - name: web
          image: web:1.0.0
${lines.join('')}`;
}

const TWO_PORTS =
  'ports: [{ containerPort: 7, protocol: UDP }, { name: web, containerPort: 80 }]';

describe('fixes of probes', () => {
  it.each([
    [
      'a port by its name',
      TWO_PORTS,
      undefined,
      { tcpSocket: { port: 'web' } },
    ],
    [
      'a port that is not declared',
      'args: []',
      'port: 80, targetPort: 8080',
      { tcpSocket: { port: 8080 } },
    ],
    [
      'what liveness asks',
      `${TWO_PORTS}\nlivenessProbe: { httpGet: { path: /up, port: web } }`,
      undefined,
      { httpGet: { path: '/up', port: 'web' } },
    ],
  ])('asks for readiness %s', async (_, container, port, handler) => {
    const { after, fix } = await mended(
      missingReadinessProbe,
      served(container, port),
    );
    expect(fix).toMatchObject({ safety: 'review', set: handler });
    expect(after).toEqual([]);
  });

  it.each([
    ['only UDP', 'ports: [{ name: web, containerPort: 7, protocol: UDP }]'],
    [
      'a hasty liveness probe',
      `${TWO_PORTS}\nlivenessProbe: { tcpSocket: { port: 80 }, periodSeconds: 5 }`,
    ],
  ])('leaves %s to people', async (_, container) => {
    const manifests = served(
      container,
      container.includes('tcpSocket')
        ? undefined
        : 'port: 7, targetPort: web, protocol: UDP',
    );
    const { result } = await runRule(missingReadinessProbe, { manifests });
    expect(result.findings.map(({ violation }) => violation.fix)).toEqual([
      undefined,
    ]);
  });

  it.each([
    ['httpGet: { port: 80 }, periodSeconds: 20', 'httpGet: { port: web }'],
    [
      'httpGet: { path: /up, port: 80 }, periodSeconds: 1',
      'grpc: { port: 81 }',
    ],
    ['tcpSocket: { port: 80 }, timeoutSeconds: 30', 'tcpSocket: { port: 81 }'],
    ['exec: { command: [up] }, periodSeconds: 2', 'tcpSocket: { port: 81 }'],
  ])('lets liveness with %s be patient', async (liveness, readiness) => {
    const manifests = served(
      `${TWO_PORTS}\nlivenessProbe: { ${liveness} }\nreadinessProbe: { ${readiness}, periodSeconds: 20 }`,
    );
    let text = manifests;
    for (const rule of [identicalProbes, fragileProbeTiming]) {
      text = await mendAll(rule, text);
    }
    expect(text).not.toBe(manifests);
    expect(await messagesOf(text)).toEqual([]);
  });
});

/** What all three rules say once one rule's only finding is mended. */
async function mended(rule: AnyRule, manifests: string) {
  const { result } = await runRule(rule, { manifests });
  expect(result.findings).toHaveLength(1);
  const [finding] = result.findings;
  const after = await applyFix({ manifests }, finding);
  const text = after?.manifests ?? '';
  return { fix: finding.violation.fix, after: await messagesOf(text) };
}

/** Mends one finding after the other, which must come to an end. */
async function mendAll(rule: AnyRule, manifests: string): Promise<string> {
  let text = manifests;
  for (let round = 0; round < 5; round++) {
    const { result } = await runRule(rule, { manifests: text });
    const [finding] = result.findings;
    if (!finding) return text;
    text = (await applyFix({ manifests: text }, finding))?.manifests ?? text;
  }
  return text;
}

async function messagesOf(manifests: string): Promise<string[]> {
  const runs = await Promise.all(
    rules.map(rule => runRule(rule, { manifests })),
  );
  return runs.flatMap(({ report }) =>
    report.findings.map(({ message }) => message),
  );
}
