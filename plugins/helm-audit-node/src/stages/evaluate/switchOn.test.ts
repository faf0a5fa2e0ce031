import { createAuditor } from '../../auditChart';
import { FactStore } from '../../facts/factStore';
import { ChartFolder, makeChartFolder } from '../../testing/chartFolder';
import { GatheredFacts } from '../gather/types';
import { Switches } from './switchOn';
import { Judgement, RuleResult } from './types';

const WEB = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ .name }}
spec:
  {{- if not .scaled }}
  replicas: {{ .replicas }}
  {{- end }}
  selector:
    matchLabels: { app: {{ .name }} }
  template:
    metadata:
      labels: { app: {{ .name }} }
    spec:
      containers:
        - name: web
          image: example.com/web:1.0.0
          ports: [{ containerPort: 8080 }]
---
apiVersion: v1
kind: Service
metadata:
  name: {{ .name }}
spec:
  selector: { app: {{ .name }} }
  ports: [{ port: 8080 }]
`;

const VALUES = `api: { pdb: { enabled: false } }
web: { pdb: { enabled: false } }
hpa: { enabled: false }
`;

const web = (name: string, replicas: number, scaled = 'false') =>
  `{{- define "${name}" }}\n${WEB}{{- end }}
{{- include "${name}" (dict "name" "${name}" "replicas" ${replicas} "scaled" ${scaled}) }}
`;

const pdb = (name: string) => `{{- if .Values.${name}.pdb.enabled }}
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  name: ${name}
spec:
  maxUnavailable: 1
  selector:
    matchLabels: { app: ${name} }
{{- end }}
`;

const hpa = (minReplicas: number) => `{{- if .Values.hpa.enabled }}
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  name: web
spec:
  minReplicas: ${minReplicas}
  maxReplicas: 4
  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }
{{- end }}
`;

describe('findings that a chart can switch off', () => {
  let folder: ChartFolder | undefined;

  const findingsOf = async (rule: string, files: Record<string, string>) => {
    folder = await makeChartFolder({ 'values.yaml': VALUES, ...files });
    const report = await createAuditor().audit({
      source: { kind: 'directory', path: folder.path },
    });
    return report.rules.find(({ id }) => id === rule)?.findings ?? [];
  };

  afterEach(() => folder?.remove());

  it('names for each finding what mends it, and counts it less', async () => {
    const findings = await findingsOf('missing-pdb', {
      'templates/api.yaml': web('api', 2),
      'templates/web.yaml': web('web', 2),
      'templates/job.yaml': web('other', 2),
      'templates/api-pdb.yaml': pdb('api'),
      'templates/web-pdb.yaml': pdb('web'),
    });
    expect(findings).toMatchObject([
      {
        subject: { name: 'api' },
        severity: 'medium',
        remediation: 'Switch on `api.pdb.enabled`.',
        switchOn: {
          settings: [{ key: 'api.pdb.enabled', value: true }],
          snippet: 'api:\n  pdb:\n    enabled: true\n',
          proof: [{ kind: 'PodDisruptionBudget', name: 'api' }],
        },
      },
      { subject: { name: 'other' }, severity: 'high' },
      {
        subject: { name: 'web' },
        severity: 'medium',
        switchOn: { settings: [{ key: 'web.pdb.enabled' }] },
      },
    ]);
    expect(findings[1].switchOn).toBeUndefined();
  });

  it('names the settings of the chart whose other objects mend it', async () => {
    const monitor = (name: string, annotated = '') => `${annotated}
{{- if .Values.metrics.enabled }}
---
apiVersion: monitoring.coreos.com/v1
kind: ServiceMonitor
metadata: { name: ${name} }
spec:
  selector: { matchLabels: { app: ${name} } }
  endpoints: [{ port: metrics }]
{{- end }}
`;
    const metricsService = `{{- if .Values.metrics.enabled }}
---
apiVersion: v1
kind: Service
metadata:
  name: db-metrics
  annotations: { prometheus.io/scrape: "true", prometheus.io/port: "9187" }
spec:
  selector: { app: db }
  ports: [{ port: 9187 }]
{{- end }}
`;
    const findings = await findingsOf('missing-scrape-config', {
      'values.yaml': 'metrics: { enabled: false }\n',
      'templates/web.yaml': web('web', 2),
      'templates/monitor.yaml': monitor('web'),
      'charts/db/Chart.yaml': 'apiVersion: v2\nname: db\nversion: 1.0.0\n',
      'charts/db/values.yaml': 'metrics: { enabled: false }\n',
      'charts/db/templates/db.yaml': web('db', 2),
      'charts/db/templates/monitor.yaml': monitor('db', metricsService),
    });
    const ofDb = findings.find(({ subject }) => subject.name === 'db');
    expect(ofDb?.switchOn?.settings).toMatchObject([
      { key: 'db.metrics.enabled' },
    ]);
  });

  it('judges the whole chart as the trial rendered it', async () => {
    const [finding] = await findingsOf('single-replica', {
      'templates/web.yaml': web('web', 1, '.Values.hpa.enabled'),
      'templates/hpa.yaml': hpa(2),
    });
    expect(finding).toMatchObject({
      severity: 'medium',
      switchOn: { settings: [{ key: 'hpa.enabled', value: true }] },
    });
  });

  it('promises nothing where the finding would only change', async () => {
    const [finding] = await findingsOf('single-replica', {
      'templates/web.yaml': web('web', 1, '.Values.hpa.enabled'),
      'templates/hpa.yaml': hpa(1),
    });
    expect(finding.severity).toBe('high');
    expect(finding.switchOn).toBeUndefined();
  });

  describe('of two budgets', () => {
    const budgets = ['api', 'web'].map(name => ({
      kind: 'PodDisruptionBudget',
      name,
      source: `templates/${name}.yaml`,
    }));
    const capabilities = budgets.map(({ kind, name, source }) => ({
      kind,
      settings: [],
      proof: [{ kind, name, template: source }],
    }));
    const gathered = {
      capabilities: { state: 'known', value: { capabilities } },
      capabilityTrials: {
        state: 'known',
        value: [{ proves: [0, 1], resources: budgets }],
      },
    } as unknown as GatheredFacts;
    const subject = { target: 'workload', path: [] } as const;
    const failed = {
      rule: { meta: { metBy: ['PodDisruptionBudget'] } },
      outcome: 'fail',
      findings: [{ fingerprint: 'a', severity: 'high', subject }],
    } as unknown as RuleResult;
    const passed: RuleResult = { ...failed, outcome: 'pass', findings: [] };

    it('makes the facts of each alone once for all rules', () => {
      const stores = new Set<FactStore>();
      const switches = new Switches(new FactStore(gathered));
      for (let rule = 0; rule < 3; rule++) {
        switches.apply(failed, store => {
          stores.add(store);
          return { ...passed, judged: [subject] };
        });
      }
      // That of the trial, one without the two, and one for each of them alone.
      expect(stores.size).toBe(4);
    });

    it('promises nothing for what is no longer judged', () => {
      const switches = new Switches(new FactStore(gathered));
      const severityWith = (judged: Judgement['judged']) =>
        switches.apply(failed, () => ({ ...passed, judged })).findings[0]
          .severity;
      expect(severityWith([subject])).toBe('medium');
      expect(severityWith([])).toBe('high');
    });
  });
});
