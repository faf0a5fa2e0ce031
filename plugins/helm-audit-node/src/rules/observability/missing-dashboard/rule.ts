import { standsForRelease } from '../../../facts/release';
import { unseenMonitoring } from '../../../facts/unseenMonitoring';
import { dashboardFix } from '../../dashboardFix';
import { defineRule } from '../../defineRule';

export default defineRule({
  meta: {
    id: 'missing-dashboard',
    dimension: 'observability',
    title: 'The service has a dashboard, or the catalog links one',
    failureTitle: 'There is no dashboard for the service',
    severity: 'medium',
    confidence: 'medium',
    target: 'workload',
    requires: [
      'resources',
      'workloads',
      'dashboards',
      'sloMatrix',
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
  check(workload, { facts, report, undetermined }) {
    if (facts.dashboards.length > 0) return;
    const { elsewhere } = facts.sloMatrix;
    if (elsewhere) {
      undetermined(
        `${elsewhere} watches this service, and its dashboards can't be seen from here.`,
      );
      return;
    }
    const [unseen] = unseenMonitoring(facts.surroundings);
    if (unseen) {
      undetermined(unseen);
      return;
    }
    const { kind, name } = workload.resource;
    report({
      messageId: 'missing',
      data: { kind, name },
      fix: dashboardFix(workload, facts),
    });
  },
});
