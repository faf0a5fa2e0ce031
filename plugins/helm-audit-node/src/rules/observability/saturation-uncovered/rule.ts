import { standsForRelease } from '../../../facts/release';
import { defineRule } from '../../defineRule';
import { checkSignal } from '../goldenSignal';

export default defineRule({
  meta: {
    id: 'saturation-uncovered',
    dimension: 'observability',
    title: 'Saturation is watched',
    failureTitle: 'Nobody is told before a resource runs out',
    severity: 'medium',
    confidence: 'medium',
    target: 'workload',
    requires: ['resources', 'workloads', 'sloMatrix', 'surroundings'],
    messages: {
      uncovered: {
        message:
          'No alert watches what {{kind}} {{name}} may run out of, such as memory, a volume or a pool, so nobody is told in time.',
        remediation:
          'Alert on the resource that fills first: a pool, a queue, memory, a volume, the autoscaler.',
      },
      unalerted: {
        message:
          'The saturation of {{kind}} {{name}} is measured by {{by}}, but nothing alerts before something runs out.',
        remediation:
          'Alert on the resource that fills first: a pool, a queue, memory, a volume, the autoscaler.',
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
    checkSignal('saturation', workload, context, 'low');
  },
});
