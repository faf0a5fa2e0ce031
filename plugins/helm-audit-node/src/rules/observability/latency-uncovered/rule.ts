import { servesForRelease } from '../../../facts/release';
import { defineRule } from '../../defineRule';
import { checkSignal } from '../goldenSignal';

export default defineRule({
  meta: {
    id: 'latency-uncovered',
    dimension: 'observability',
    title: 'Latency is watched',
    failureTitle: 'Nobody is told when the service gets slow',
    severity: 'high',
    confidence: 'medium',
    target: 'workload',
    requires: ['resources', 'workloads', 'sloMatrix', 'surroundings'],
    messages: {
      uncovered: {
        message:
          'No alert and no SLO watches the latency of {{kind}} {{name}}, so nobody is told when it gets slow.',
        remediation:
          'Add an alert on a high quantile of the request duration, or a latency SLO.',
      },
      unalerted: {
        message:
          'The latency of {{kind}} {{name}} is measured by {{by}}, but nothing alerts when it gets slow.',
        remediation:
          'Add an alert on a high quantile of the request duration, or a latency SLO.',
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
    checkSignal('latency', workload, context, 'medium');
  },
});
