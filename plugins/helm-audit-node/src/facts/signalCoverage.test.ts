import type { Entity } from '@backstage/catalog-model';
import { gatherResources } from '../gatherers/resources';
import { parseFiles } from '../stages/parse/parseManifests';
import { deriveAlerting } from './alerting';
import { deriveDashboards } from './dashboards';
import { deriveCoverage } from './signalCoverage';
import { deriveServiceLevels } from './slo';

function coverage(manifests: string, annotations?: Record<string, string>) {
  const resources = gatherResources(
    parseFiles(new Map([['a.yaml', Buffer.from(manifests)]])).manifests,
  );
  const entity: Entity = {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name: 'a', annotations },
  };
  const surroundings = { tier: 2 as const, entity: { entity, related: [] } };
  const alerting = deriveAlerting(resources, surroundings);
  return deriveCoverage({
    resources,
    surroundings,
    alerting,
    serviceLevels: deriveServiceLevels(resources, surroundings, alerting),
    dashboards: deriveDashboards(resources, surroundings),
  });
}

const DASHBOARD = `---
apiVersion: v1
kind: ConfigMap
metadata: { name: d, labels: { grafana_dashboard: '1' } }
data:
  a.json: '{"panels": [{"panels": [{"targets": [{"expr": "rate(a_errors_total[5m])"}]}]}]}'
`;

const CANARY = `---
apiVersion: argoproj.io/v1alpha1
kind: AnalysisTemplate
metadata: { name: t }
spec: { metrics: [{ provider: { prometheus: { query: 'rate(a_errors_total[5m])' } } }] }
`;

const ALERT = `---
apiVersion: monitoring.coreos.com/v1
kind: PrometheusRule
metadata: { name: r }
spec: { groups: [{ rules: [{ alert: A, expr: 'rate(a_errors_total[5m]) > 1' }] }] }
`;

const SLO = `---
apiVersion: pyrra.dev/v1alpha1
kind: ServiceLevelObjective
metadata: { name: s }
spec: { target: '99', indicator: { ratio: { errors: { metric: 'a_errors_total' } } } }
`;

describe('deriveCoverage', () => {
  it.each([
    ['', 'none', ''],
    [DASHBOARD, 'dashboard', 'ConfigMap d'],
    [DASHBOARD + CANARY, 'canary', 'AnalysisTemplate t'],
    [DASHBOARD + CANARY + ALERT, 'alert', 'alert A'],
    [DASHBOARD + CANARY + ALERT + SLO, 'slo', 'Pyrra SLO s'],
  ])('grades by the strongest evidence %#', (manifests, grade, by) => {
    expect(coverage(manifests).signals.errors).toEqual({ grade, by });
  });

  it('does not take an SLO that alerts nobody for more than a dashboard', () => {
    const silent = SLO.replace(
      "target: '99',",
      'alerting: { disabled: true },',
    );
    expect(coverage(silent).signals.errors.grade).toBe('dashboard');
  });

  it('sees signs of tools that alert elsewhere', () => {
    expect(coverage(ALERT).elsewhere).toBeUndefined();
    expect(coverage(ALERT, { 'newrelic.com/guid': 'a' }).elsewhere).toBe(
      'New Relic',
    );
    expect(
      coverage(`apiVersion: apps/v1
kind: Deployment
metadata: { name: a }
spec: { template: { metadata: { annotations: { ad.datadoghq.com/a.checks: '{}' } } } }
`).elsewhere,
    ).toBe('Datadog');
  });
});
