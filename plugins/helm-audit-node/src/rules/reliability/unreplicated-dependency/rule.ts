import { dependencyOf } from '../../../facts/dataStores';
import { defineRule } from '../../defineRule';

export default defineRule({
  meta: {
    id: 'unreplicated-dependency',
    dimension: 'reliability',
    title: 'Data stores of subcharts are replicated',
    failureTitle: 'A subchart runs a single database pod',
    severity: 'high',
    confidence: 'high',
    target: 'workload',
    requires: ['workloads'],
    messages: {
      standalone: {
        message:
          'Subchart {{subchart}} runs {{product}} in a single pod ({{kind}} {{name}}); while it is away, so are the services that need it.',
        remediation:
          'Switch on the replicated mode of {{subchart}} where it has one; else use a managed {{product}}, or an operator that replicates it.',
      },
    },
    effort: 'M',
    phase: 1,
    compliance: ['redundancy', 'critical-path-protection', 'dependency-health'],
    risks: ['critical-path-failure'],
    controls: [],
    references: [
      'https://helm.sh/docs/chart_template_guide/subcharts_and_globals/',
    ],
    since: '0.1.0',
  },
  appliesTo: (workload, { facts }) =>
    workload.resource.subchart !== undefined &&
    dependencyOf(workload, facts.workloads) !== undefined,
  check(workload, { facts, report }) {
    const store = dependencyOf(workload, facts.workloads);
    if (!store || store.replicas >= 2) return;
    const { kind, name } = workload.resource;
    report({
      messageId: 'standalone',
      data: {
        kind,
        name,
        product: store.product,
        subchart: store.subchart ?? '',
      },
      path: workload.replicas?.path,
    });
  },
});
