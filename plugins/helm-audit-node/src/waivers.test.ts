import { createAuditor } from './auditChart';
import { ChartFolder, makeChartFolder } from './testing/chartFolder';

const deployment = (annotations: string) => `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  annotations: ${annotations}
spec:
  replicas: 1
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec: { containers: [{ name: web, image: 'example.com/web:1.0.0' }] }
`;

describe('waivers', () => {
  let folder: ChartFolder | undefined;
  afterEach(async () => folder?.remove());

  const audit = async (
    config: string,
    annotations = '{}',
    files: Record<string, string> = {},
  ) => {
    await folder?.remove();
    folder = await makeChartFolder({
      '.helm-audit.yaml': config,
      'templates/web.yaml': deployment(annotations),
      ...files,
    });
    return createAuditor().audit({
      source: { kind: 'directory', path: folder.path },
      tier: 1,
    });
  };
  const replicas = async (...args: Parameters<typeof audit>) => {
    const report = await audit(...args);
    const rule = report.rules.find(({ id }) => id === 'single-replica');
    return { outcome: rule?.outcome, waiver: rule?.findings[0].waiver };
  };
  const waive = (more: string) =>
    `waivers: [{ rule: single-replica, reason: Batch only${more} }]`;

  it('knows a resource by the name that the report gives it', async () => {
    const template = deployment('{}').replace(
      'name: web\n',
      'name: {{ .Release.Name }}-web\n',
    );
    const outcomeFor = async (name: string) =>
      (
        await replicas(waive(`, resource: Deployment/${name}`), '{}', {
          'templates/web.yaml': template,
        })
      ).outcome;
    expect(await outcomeFor('example-web')).toBe('waived');
    expect(await outcomeFor('release-name-web')).toBe('waived');
    expect(await outcomeFor('web')).toBe('fail');
  });

  it('waives a rule with its reason, and lifts the cap of a critical finding', async () => {
    expect(await replicas('{}')).toMatchObject({ outcome: 'fail' });
    const report = await audit(waive(', expires: 2999-12-31'));
    const rule = report.rules.find(({ id }) => id === 'single-replica');
    expect(rule).toMatchObject({
      outcome: 'waived',
      findings: [
        {
          waiver: {
            reason: 'Batch only',
            source: '.helm-audit.yaml',
            expires: '2999-12-31',
          },
        },
      ],
    });
    expect(report.score.cap?.reason ?? '').not.toContain('single-replica');
    const named = report.summary.blockers.map(({ ruleId }) => ruleId);
    expect(named).not.toContain('single-replica');
  });

  it.each([
    ['another resource', ', resource: Deployment/api', 'fail'],
    ['a pattern', ', resource: Deployment/w*', 'waived'],
    ['another fingerprint', ', fingerprint: abc', 'fail'],
    ['a container that it does not have', ', container: web', 'fail'],
    ['a day that is over', ', expires: 2020-01-01', 'fail'],
  ])('holds %s to what it says', async (_, more, outcome) => {
    expect((await replicas(waive(more))).outcome).toBe(outcome);
  });

  it('needs a reason', async () => {
    const config = 'waivers: [{ rule: single-replica }]';
    expect((await replicas(config)).outcome).toBe('fail');
  });

  it('reads annotations of resources', async () => {
    const annotation = (text: string) =>
      `{ helm-audit/waive.single-replica: '${text}' }`;
    expect(
      await replicas('{}', annotation('Batch only (until 2999-12-31)')),
    ).toEqual({
      outcome: 'waived',
      waiver: {
        reason: 'Batch only',
        source: 'annotation of Deployment/web',
        expires: '2999-12-31',
      },
    });
    for (const text of ['x (until 2020-01-01)', 'x (until soon)', '']) {
      const { outcome } = await replicas('{}', annotation(text));
      expect(outcome).toBe('fail');
    }
  });

  it('accepts what is in the baseline', async () => {
    const before = await audit('{}');
    const found = before.rules.find(({ id }) => id === 'single-replica');
    const { fingerprint, message } = found!.findings[0];
    const baseline = {
      findings: [{ fingerprint, rule: 'single-replica', message }],
    };
    expect(
      await replicas('baseline: accepted.json', '{}', {
        'accepted.json': JSON.stringify(baseline),
      }),
    ).toMatchObject({ outcome: 'waived', waiver: { source: 'baseline' } });
  });
});
