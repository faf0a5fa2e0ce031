import { createAuditor } from './auditChart';
import { ChartFolder, makeChartFolder } from './testing/chartFolder';

const DEPLOYMENT = `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  replicas: 2
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec: { containers: [{ name: web, image: example.com/web:1.0.0 }] }
`;

describe('a chart that deploys nothing that runs', () => {
  let folder: ChartFolder | undefined;

  const audit = async (template: string, set: string[] = []) => {
    folder = await makeChartFolder({
      'values.yaml': 'token: ""\n',
      'templates/web.yaml': template,
      'templates/account.yaml':
        'apiVersion: v1\nkind: ServiceAccount\nmetadata: { name: web }\n',
    });
    return createAuditor().audit({
      source: { kind: 'directory', path: folder.path },
      set,
    });
  };

  afterEach(() => folder?.remove());

  const GUARDED = `{{- if .Values.token }}\n${DEPLOYMENT}{{- end }}\n`;

  it('gets no grade, and is told with which value to audit it', async () => {
    const report = await audit(GUARDED);
    expect(report.score.grade).toBeNull();
    expect(report.incompleteReasons).toEqual([
      {
        code: 'nothing-deployed',
        message: expect.stringMatching(/deploys nothing that runs/),
        fix: expect.stringMatching(/such as one for `token`/),
      },
    ]);
    expect(report.summary.sentence).toMatch(/deploys nothing that runs/);
    const { outcome, reason } = report.rules.find(
      ({ id }) => id === 'privileged-container',
    )!;
    expect({ outcome, reason }).toEqual({
      outcome: 'unknown',
      reason: expect.stringMatching(/nothing that runs/),
    });
  });

  it('is judged as usual once something runs', async () => {
    const report = await audit(GUARDED, ['token=a']);
    expect(report.incompleteReasons).toEqual([]);
    expect(report.score.grade).not.toBeNull();
  });

  it('is judged as it is where there is nothing that could run', async () => {
    const report = await audit(
      'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\n',
    );
    expect(report.incompleteReasons).toEqual([]);
  });
});
