import { standsForRelease } from '../../../facts/release';
import { unseenMonitoring } from '../../../facts/unseenMonitoring';
import { defineRule } from '../../defineRule';
import { watchFix } from '../../watchFix';

const SLO_LINK = /\b(slos?|service levels?|error budgets?)\b/i;

export default defineRule({
  meta: {
    id: 'missing-slo',
    dimension: 'observability',
    title: 'The service has an objective',
    failureTitle: 'Nobody has said how good the service must be',
    severity: 'high',
    confidence: 'medium',
    target: 'workload',
    requires: [
      'resources',
      'workloads',
      'serviceLevels',
      'sloMatrix',
      'surroundings',
    ],
    messages: {
      missing: {
        message:
          'Nothing says how available or fast {{kind}} {{name}} must be: there is no SLO in the chart or its repository.',
        remediation:
          'Define an SLO for availability and one for latency, or for what answers no requests one for how late its work may be.',
      },
    },
    effort: 'M',
    phase: 2,
    compliance: ['slo-definitions', 'zero-impact'],
    risks: ['monitoring-blind-spot', 'critical-path-failure'],
    controls: [],
    references: ['https://sre.google/workbook/implementing-slos/'],
    since: '0.1.0',
    metBy: [
      'PrometheusServiceLevel',
      'ServiceLevelObjective',
      'SLO',
      'DatadogSLO',
      'PrometheusRule',
      'VMRule',
    ],
  },
  appliesTo: (workload, { facts }) => standsForRelease(workload, facts),
  check(workload, { facts, report, undetermined }) {
    const { slos, burnRateAlerts } = facts.serviceLevels;
    if (slos.length > 0 || burnRateAlerts.length > 0) return;
    const { elsewhere } = facts.sloMatrix;
    const links = facts.surroundings.entity?.entity.metadata.links ?? [];
    if (elsewhere || links.some(({ title = '' }) => SLO_LINK.test(title))) {
      undetermined(
        `SLOs may be kept in ${
          elsewhere ?? 'what the catalog links to'
        }, which can't be seen from here.`,
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
      fix: watchFix(workload, facts, ['errors', 'latency']),
    });
  },
});
