import { AuditReport } from '@helm-audit/plugin-helm-audit-common';
import { makeSampleReport } from '../testing/sampleReport';
import { compareReports } from './compareReports';
import { formatComparisonMarkdown } from './comparisonMarkdown';
import { formatComparisonText } from './comparisonText';

const HELPER = '{{- define "web.port" -}}\n8080\n{{- end -}}\n';
const SERVICE = `apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  selector: { app: web }
  ports:
    - port: {{ include "web.port" . }}
      name: http
---
apiVersion: v1
kind: ConfigMap
metadata:
  name: web
data:
  mode: {{ .Values.mode }}
  token: {{ .Values.token | quote }}
`;

describe('compareReports', () => {
  let before: AuditReport;

  beforeAll(async () => {
    before = await makeSampleReport({
      'templates/_helpers.tpl': HELPER,
      'templates/service.yaml': SERVICE,
    });
  });

  it('finds nothing new in a chart that was reformatted, moved and released', async () => {
    const after = await makeSampleReport({
      'Chart.yaml': `# Our web shop.
version: 1.3.0
apiVersion: v2
name: web
annotations:
  helm-audit/waive.missing-readme: accepted
`,
      'values.yaml': '# --\nimage: { tag: latest }\n\nreplicaCount: 1\n',
      'templates/web.yaml': '',
      'templates/app/deployment.yaml': `# The web shop.
kind: Deployment
apiVersion: apps/v1
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - image: "example.com/web:{{ .Values.image.tag }}"
          name: web
  replicas: {{ .Values.replicaCount }}
`,
      'templates/lib/_all.tpl': `\n${HELPER}`,
      'templates/app/service.yaml': `${SERVICE.split('---\n')
        .reverse()
        .join('\n---\n# Last.\n')}`,
    });
    const { introduced, fixed, remaining } = compareReports(before, after);
    const names = (all: typeof fixed) =>
      all.map(({ ruleId, finding }) => `${ruleId} ${finding.message}`);
    expect(names(introduced)).toEqual([]);
    expect(names(fixed)).toEqual([]);
    expect(remaining.length).toBeGreaterThan(20);
  });

  it('tells what is new, fixed and waived', async () => {
    const after = await makeSampleReport({
      'templates/_helpers.tpl': HELPER,
      'templates/service.yaml': SERVICE,
      'values.yaml': 'replicaCount: 3\nimage:\n  tag: latest\n',
      'templates/job.yaml': `apiVersion: v1
kind: Pod
metadata: { name: naked }
spec:
  containers: [{ name: naked, image: "example.com/x:1.0.0" }]
`,
      '.helm-audit.yaml': `waivers:
  - rule: mutable-image-tag
    reason: It is a demo.
`,
    });
    const comparison = compareReports(before, after);
    const rules = (all: typeof comparison.fixed) =>
      all.map(({ ruleId }) => ruleId);
    expect(rules(comparison.fixed)).toContain('single-replica');
    expect(rules(comparison.introduced)).toContain('naked-pod');
    expect(rules(comparison.introduced)).not.toContain('single-replica');
    expect(rules(comparison.waived)).toEqual(['mutable-image-tag']);
    const severities = comparison.introduced.map(
      ({ finding }) => finding.severity,
    );
    expect(severities.indexOf('low')).toBeGreaterThan(
      severities.lastIndexOf('high'),
    );
    const markdown = formatComparisonMarkdown(comparison);
    expect(markdown).toContain(
      `${before.score.overall?.toFixed(1)} → ${after.score.overall?.toFixed(
        1,
      )}`,
    );
    expect(markdown).toContain(`#### New (${comparison.introduced.length})`);
    expect(formatComparisonText(comparison, { color: false })).toContain(
      'naked-pod',
    );
  });

  it('calls nothing fixed that was not decided', () => {
    const [rule] = before.rules.filter(({ outcome }) => outcome === 'fail');
    const after = {
      ...before,
      rules: before.rules.map(each =>
        each.id === rule.id
          ? { ...each, outcome: 'unknown' as const, findings: [] }
          : each,
      ),
    };
    const { fixed, undecided } = compareReports(before, after);
    expect(fixed).toEqual([]);
    expect(undecided).toHaveLength(rule.findings.length);
  });

  it('calls nothing new that could not be decided before', () => {
    const [rule] = before.rules.filter(({ outcome }) => outcome === 'fail');
    const unseen = {
      ...before,
      rules: before.rules.map(each =>
        each.id === rule.id
          ? { ...each, outcome: 'unknown' as const, findings: [] }
          : each,
      ),
    };
    const { introduced, newlyDecided } = compareReports(unseen, before);
    expect(introduced).toEqual([]);
    expect(newlyDecided).toHaveLength(rule.findings.length);
  });

  it('says where scores do not compare', () => {
    const profile = { ...before.score.profile, hash: 'other' };
    const after = { ...before, score: { ...before.score, profile } };
    expect(compareReports(before, after).caveat).toMatch(/profiles/);
    expect(compareReports(before, before).caveat).toBeUndefined();
  });
});
