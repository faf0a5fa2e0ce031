import { dependencyOf } from '../../../facts/dataStores';
import { defineRule } from '../../defineRule';

export default defineRule({
  meta: {
    id: 'in-chart-stateful-dependency',
    dimension: 'reliability',
    title: 'Data stores in the chart are replicated',
    failureTitle: 'A service depends on a single database pod',
    severity: 'high',
    confidence: 'high',
    target: 'workload',
    requires: ['workloads'],
    messages: {
      single: {
        message:
          'The chart runs {{product}} for its services in a single pod ({{kind}} {{name}}); while it is away they all are.',
        remediation:
          'Use a managed or replicated {{product}}, and connect to it by values.',
      },
    },
    effort: 'L',
    phase: 2,
    compliance: ['redundancy', 'critical-path-protection'],
    risks: ['critical-path-failure'],
    controls: [],
    references: [
      'https://kubernetes.io/docs/tasks/run-application/run-replicated-stateful-application/',
    ],
    since: '0.1.0',
  },
  appliesTo: (workload, { facts }) =>
    workload.resource.subchart === undefined &&
    dependencyOf(workload, facts.workloads) !== undefined,
  check(workload, { facts, report }) {
    const store = dependencyOf(workload, facts.workloads);
    if (!store || store.replicas >= 2) return;
    const { kind, name } = workload.resource;
    report({
      messageId: 'single',
      data: { kind, name, product: store.product },
      path: workload.replicas?.path,
      // What is lost with it is fetched again.
      ...(store.product === 'memcached' && { severity: 'medium' as const }),
    });
  },
});
