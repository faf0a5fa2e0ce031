import { servesForRelease } from '../../../facts/release';
import { defineRule } from '../../defineRule';
import { checkSignal } from '../goldenSignal';

export default defineRule({
  meta: {
    id: 'traffic-uncovered',
    dimension: 'observability',
    title: 'Traffic is watched',
    failureTitle: 'Nobody is told when requests stop or flood in',
    severity: 'medium',
    confidence: 'medium',
    target: 'workload',
    requires: ['resources', 'workloads', 'sloMatrix', 'surroundings'],
    messages: {
      uncovered: {
        message:
          'No alert watches the traffic of {{kind}} {{name}}, so nobody is told when requests stop arriving.',
        remediation:
          'Alert when the rate of requests falls far below last week, or its series is absent.',
      },
      unalerted: {
        message:
          'The traffic of {{kind}} {{name}} is measured by {{by}}, but nothing alerts when it stops.',
        remediation:
          'Alert when the rate of requests falls far below last week, or its series is absent.',
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
  appliesTo: (workload, { facts }) => servesForRelease(workload, facts),
  check(workload, context) {
    checkSignal('traffic', workload, context, 'low');
  },
});
