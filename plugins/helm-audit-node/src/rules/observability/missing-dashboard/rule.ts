import { standsForRelease } from '../../../facts/release';
import { defineRule } from '../../defineRule';

export default defineRule({
  meta: {
    id: 'missing-dashboard',
    dimension: 'observability',
    title: 'The service has a dashboard',
    failureTitle: 'There is no dashboard for the service',
    severity: 'medium',
    confidence: 'medium',
    target: 'workload',
    requires: [
      'resources',
      'workloads',
      'dashboards',
      'coverage',
      'surroundings',
    ],
    messages: {
      missing: {
        message:
          'No dashboard shows {{kind}} {{name}}: neither the chart, nor its repository, nor the catalog holds one.',
        remediation: 'Ship a dashboard of the golden signals with the chart.',
      },
    },
    effort: 'M',
    phase: 2,
    compliance: ['dashboard-integration', 'golden-signals'],
    risks: ['monitoring-blind-spot', 'incident-response'],
    controls: [],
    references: [
      'https://grafana.com/docs/grafana/latest/dashboards/build-dashboards/best-practices/',
    ],
    since: '0.1.0',
    metBy: ['ConfigMap', 'GrafanaDashboard', 'DatadogDashboard'],
  },
  appliesTo: (workload, { facts }) => standsForRelease(workload, facts),
  check({ resource: { kind, name } }, { facts, report, undetermined }) {
    if (facts.dashboards.length > 0) return;
    const { elsewhere } = facts.coverage;
    if (elsewhere) {
      undetermined(
        `${elsewhere} watches this service, and its dashboards can't be seen from here.`,
      );
      return;
    }
    if (facts.surroundings.repository?.truncated) {
      undetermined('The repository has more files than were listed.');
      return;
    }
    report({ messageId: 'missing', data: { kind, name } });
  },
});
