import { AuditReport, Finding } from '@helm-audit/plugin-helm-audit-common';
import { createAuditor } from '../auditChart';
import { ChartFolder, makeChartFolder } from '../testing/chartFolder';

const HELPERS = `{{- define "shop.name" -}}
{{- if contains .Chart.Name .Release.Name }}{{ .Release.Name }}{{ else }}{{ .Release.Name }}-{{ .Chart.Name }}{{ end }}
{{- end }}
`;

const SERVICE = `apiVersion: v1
kind: Service
metadata:
  name: {{ include "shop.name" . }}
spec:
  selector:
    app: {{ include "shop.name" . }}
  ports:
    - name: http
      port: 80
      targetPort: http
`;

const DEPLOYMENT = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ include "shop.name" . }}
  labels:
    app: {{ include "shop.name" . }}
spec:
  replicas: 2
  selector:
    matchLabels:
      app: {{ include "shop.name" . }}
  template:
    metadata:
      labels:
        app: {{ include "shop.name" . }}
    spec:
      containers:
        - name: app
          image: example.com/shop:1.4.2
          ports:
            - name: http
              containerPort: 8080
          resources:
            limits:
              memory: 256Mi
`;

const MONITOR = `apiVersion: monitoring.coreos.com/v1
kind: ServiceMonitor
metadata:
  name: {{ include "shop.name" . }}
spec:
  selector: {}
  endpoints:
    - port: http
`;

const FILES = {
  'Chart.yaml': 'apiVersion: v2\nname: shop\nversion: 1.0.0\n',
  'values.yaml': '{}\n',
  'templates/_helpers.tpl': HELPERS,
  'templates/service.yaml': SERVICE,
  'templates/deployment.yaml': DEPLOYMENT,
};

describe('the fix that watches a service', () => {
  const folders: ChartFolder[] = [];

  const audit = async (
    files: Record<string, string>,
    verify = false,
  ): Promise<AuditReport> => {
    const folder = await makeChartFolder(files);
    folders.push(folder);
    return createAuditor().audit({
      source: {
        kind: 'directory',
        path: folder.path,
        repositoryRoot: folder.path,
      },
      fixes: { verify },
      tier: 1,
    });
  };

  const findingOf = (report: AuditReport, id: string): Finding =>
    report.rules.find(rule => rule.id === id)!.findings[0];

  let report: AuditReport;

  beforeAll(async () => {
    report = await audit(FILES, true);
  });

  afterAll(() => Promise.all(folders.map(folder => folder.remove())));

  it('reads the series of this very service, as the chart names it', () => {
    const { diff = '' } = findingOf(report, 'missing-slo').fix!;
    const matchers = (label: string) => [
      ...new Set(
        [...diff.matchAll(new RegExp(`\\b${label}=~?"(.*?)"[,}]`, 'g'))].map(
          ([, value]) => value,
        ),
      ),
    ];
    expect(matchers('job')).toEqual(['{{ include "shop.name" . }}']);
    expect(matchers('pod')).toEqual([
      '{{ include "shop.name" . }}-[a-z0-9]+-[a-z0-9]+',
    ]);
  });

  it('stays a suggestion where the names of the series are guessed', () => {
    const { status, reason } = findingOf(report, 'missing-slo').fix!;
    expect(status).toBe('suggested');
    expect(reason).toMatch(
      /^Nothing of the chart names .*`http_requests_total`/,
    );
  });

  it('says what was not proven and how to see it, by names of its own', () => {
    const {
      diff = '',
      toTest = '',
      verify = '',
    } = findingOf(report, 'missing-slo').fix!;
    expect(toTest).toMatch(/^Whether series of these names exist and are coll/);
    expect(toTest).toContain('The job name `shop` is an assumption');
    expect(toTest).toContain('until then `ShopTrafficBudgetBurns` takes');
    const names = [...`${toTest} ${verify}`.matchAll(/`(\w[\w:]*)`/g)].map(
      ([, name]) => name,
    );
    const series = names.filter(name => /[_:]|^Shop/.test(name));
    expect(series).toContain('http_requests_total');
    expect(series.filter(name => !diff.includes(name))).toEqual([]);
    expect(verify).toContain('kubectl get prometheusrule shop-signals');
  });

  it('names what comes before it, but for what it mends itself', () => {
    const first = findingOf(report, 'missing-scrape-config');
    expect(findingOf(report, 'missing-slo').fix?.after).toEqual([
      {
        ruleId: 'missing-scrape-config',
        message: first.message,
        fingerprint: first.fingerprint,
      },
    ]);
    expect(findingOf(report, 'errors-uncovered').fix?.diff).toBe(
      findingOf(report, 'missing-slo').fix?.diff,
    );
  });

  it('takes the job for known where the chart has it collected', async () => {
    const watched = await audit({
      ...FILES,
      'templates/monitor.yaml': MONITOR,
    });
    const { toTest = '', after } = findingOf(watched, 'missing-slo').fix!;
    expect(toTest).toMatch(/^Whether series of these names exist: /);
    expect(toTest).not.toMatch(/assumption|until then/);
    expect(after).toBeUndefined();
  });

  it('shows what is not there where it belongs', () => {
    expect(findingOf(report, 'missing-slo').location).toMatchObject({
      file: 'templates/deployment.yaml',
      absent: true,
    });
    const { field, location } = findingOf(report, 'missing-priority-class');
    expect({ field, location }).toMatchObject({
      field: 'spec.template.spec.priorityClassName',
      location: { precision: 'parent', absent: true },
    });
    expect(findingOf(report, 'missing-image-digest').location.precision).toBe(
      'exact',
    );
    const exact = report.rules
      .flatMap(({ findings }) => findings)
      .filter(finding => finding.location.precision === 'exact');
    expect(exact.some(finding => !finding.location.absent)).toBe(true);
  });
});
