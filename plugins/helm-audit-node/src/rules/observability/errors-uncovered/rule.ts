import { standsForRelease } from '../../../facts/release';
import { defineRule } from '../../defineRule';
import { checkSignal } from '../goldenSignal';

export default defineRule({
  meta: {
    id: 'errors-uncovered',
    dimension: 'observability',
    title: 'Errors are watched',
    failureTitle: 'Nobody is told when requests fail',
    severity: 'high',
    confidence: 'medium',
    target: 'workload',
    requires: ['resources', 'workloads', 'sloMatrix', 'surroundings'],
    messages: {
      uncovered: {
        message:
          'No alert and no SLO watches the errors of {{kind}} {{name}}, so nobody is told when it fails.',
        remediation:
          'Add an alert on the share of requests or tasks that fail, or an availability SLO.',
      },
      unalerted: {
        message:
          'The errors of {{kind}} {{name}} are measured by {{by}}, but nothing alerts when they rise.',
        remediation:
          'Add an alert on the share of requests or tasks that fail, or an availability SLO.',
      },
    },
    effort: 'M',
    phase: 2,
    compliance: ['golden-signals', 'alert-coverage'],
    risks: ['monitoring-blind-spot', 'incident-response'],
    controls: [],
    references: ['https://sre.google/sre-book/monitoring-distributed-systems/'],
    since: '0.1.0',
    metBy: [
      'PrometheusRule',
      'VMRule',
      'PrometheusServiceLevel',
      'ServiceLevelObjective',
    ],
  },
  appliesTo: (workload, { facts }) => standsForRelease(workload, facts),
  check(workload, context) {
    checkSignal('errors', workload, context, 'medium');
  },
});
