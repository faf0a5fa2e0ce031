import { gatherResources } from '../gatherers/resources';
import { parseFiles } from '../stages/parse/parseManifests';
import { alertsOf, deriveAlerting } from './alerting';

function alerting(manifests: string, files: Record<string, string> = {}) {
  const resources = gatherResources(
    parseFiles(new Map([['a.yaml', Buffer.from(manifests)]])).manifests,
  );
  const repository = { paths: Object.keys(files), files, truncated: false };
  return {
    resources,
    ...deriveAlerting(resources, { tier: 2, repository }),
  };
}

const RULES = `apiVersion: monitoring.coreos.com/v1
kind: PrometheusRule
metadata: { name: a }
spec:
  groups:
    - name: a
      labels: { team: a, severity: page }
      rules:
        - { record: a:rate5m, expr: 'rate(a_total{code="500"}[5m])' }
        - { alert: A, expr: a:rate5m > 1, for: 5m, labels: { severity: ticket } }
`;

describe('deriveAlerting', () => {
  it("reads alerts with their group's labels, path and signals", () => {
    const { alerts, resources, records } = alerting(RULES);
    expect(alerts).toMatchObject([
      {
        name: 'A',
        language: 'promql',
        hold: '5m',
        labels: { team: 'a', severity: 'ticket' },
        path: ['spec', 'groups', 0, 'rules', 1],
        signals: ['errors'],
      },
    ]);
    expect(alertsOf(resources[0], { alerts, records })).toHaveLength(1);
    expect(Object.keys(records)).toEqual(['a:rate5m']);
  });

  it('takes what stands in a ConfigMap for rules in some language', () => {
    const { alerts } = alerting(`apiVersion: v1
kind: ConfigMap
metadata: { name: a }
data:
  rules.yaml: |
    groups:
      - name: a
        rules:
          - alert: A
            expr: count_over_time({app="a"} |= "error" [5m]) > 1
`);
    expect(alerts).toMatchObject([
      { name: 'A', language: 'other', path: ['data', 'rules.yaml'] },
    ]);
  });

  it('reads rule files of the repository, and no templates', () => {
    const { alerts } = alerting('', {
      'monitoring/a.yaml': RULES,
      'monitoring/b.yaml': `groups:\n- rules:\n  - alert: B\n    expr: b > 1\n    annotations: { summary: '{{ $value }}' }`,
      'monitoring/c.yaml': `{{ if .Values.a }}\ngroups:\n- rules:\n  - alert: C\n`,
      'monitoring/d.yaml': 'groups:\n  - alert: [',
    });
    expect(alerts.map(({ name, file }) => [name, file])).toEqual([
      ['A', 'monitoring/a.yaml'],
      ['B', 'monitoring/b.yaml'],
    ]);
  });

  it('survives rules of any shape', () => {
    const { alerts } = alerting(`apiVersion: monitoring.coreos.com/v1
kind: PrometheusRule
metadata: { name: a }
spec: { groups: [null, { rules: a }, { rules: [1, { alert: A, expr: 1 }, { alert: B }] }] }
`);
    expect(alerts.map(({ name, expression }) => [name, expression])).toEqual([
      ['A', '1'],
      ['B', ''],
    ]);
  });
});
