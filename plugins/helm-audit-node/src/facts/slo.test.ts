import { gatherResources } from '../gatherers/resources';
import { parseFiles } from '../stages/parse/parseManifests';
import { deriveAlerting } from './alerting';
import { deriveServiceLevels } from './slo';

const resourcesOf = (manifests: string) =>
  gatherResources(
    parseFiles(new Map([['a.yaml', Buffer.from(manifests)]])).manifests,
  );

function serviceLevels(manifests: string, files: Record<string, string> = {}) {
  const resources = resourcesOf(manifests);
  const surroundings = {
    tier: 2 as const,
    repository: { paths: Object.keys(files), files, truncated: false },
  };
  const alerting = deriveAlerting(resources, surroundings);
  return deriveServiceLevels(resources, surroundings, alerting);
}

const sloth = `apiVersion: sloth.slok.dev/v1
kind: PrometheusServiceLevel
metadata: { name: payments }
spec:
  slos:
    - name: availability
      objective: 99.9
      sli:
        events:
          errorQuery: rate(http_requests_total{code=~"5.."}[{{.window}}])
    - name: latency
      objective: 99
      sli:
        raw: { errorRatioQuery: 'rate(a_seconds_bucket{le="1"}[{{.window}}])' }
      alerting: { pageAlert: { disable: true }, ticketAlert: { disable: true } }
`;

describe('deriveServiceLevels', () => {
  it('reads each objective of Sloth with its signals and alerts', () => {
    expect(serviceLevels(sloth).slos).toMatchObject([
      {
        tool: 'Sloth',
        name: 'availability',
        objective: 99.9,
        signals: ['errors'],
        hasBurnRateAlert: true,
        path: ['spec', 'slos', 0],
      },
      { name: 'latency', signals: ['latency'], hasBurnRateAlert: false },
    ]);
  });

  it("reads Pyrra's, OpenSLO's and Datadog's objectives as percentages", () => {
    const { slos } = serviceLevels(`apiVersion: pyrra.dev/v1alpha1
kind: ServiceLevelObjective
metadata: { name: a }
spec: { target: '99.5', indicator: { latency: {} } }
---
apiVersion: openslo/v1
kind: SLO
metadata: { name: b }
spec: { objectives: [{ target: 0.99 }], alertPolicies: [c] }
---
apiVersion: datadoghq.com/v1alpha1
kind: DatadogSLO
metadata: { name: c }
spec: { targetThreshold: '99.9' }
`);
    expect(
      slos.map(({ tool, objective, hasBurnRateAlert, signals }) => [
        tool,
        objective,
        hasBurnRateAlert,
        signals.join(),
      ]),
    ).toEqual([
      ['Pyrra', 99.5, true, 'latency'],
      ['OpenSLO', 99, true, ''],
      ['Datadog', 99.9, undefined, ''],
    ]);
  });

  it("reads Sloth's own format in the repository", () => {
    const { slos } = serviceLevels('', {
      'slos/a.yml':
        'version: prometheus/v1\nservice: a\nslos: [{ name: a, objective: 99 }]',
    });
    expect(slos).toMatchObject([
      { tool: 'Sloth', name: 'a', file: 'slos/a.yml', objective: 99 },
    ]);
  });

  it.each([
    ['a_rate5m > 14.4 * 0.001 and a_rate1h > 14.4 * 0.001', true],
    [
      'rate(a_errors[1h]) > 14.4 * 0.01 and rate(a_errors[5m]) > 14.4 * 0.01',
      true,
    ],
    ['rate(a_errors[5m]) > 1', false],
    ['rate(a_errors[5m]) > 1 and rate(a_total[5m]) > 1', false],
  ])('knows burn rates over two windows: %s', (expr, expected) => {
    const { burnRateAlerts } = serviceLevels(`
apiVersion: monitoring.coreos.com/v1
kind: PrometheusRule
metadata: { name: a }
spec: { groups: [{ name: a, rules: [{ alert: BudgetBurns, expr: '${expr}' }] }] }
`);
    expect(burnRateAlerts.length > 0).toBe(expected);
  });
});
