import { hasLimit } from '../../../facts/containerResources';
import { parseQuantity } from '../../../facts/quantity';
import { isServing } from '../../../facts/workloads';
import { valueAt } from '../../../json';
import { defineRule } from '../../defineRule';

export default defineRule({
  meta: {
    id: 'burstable-critical-path',
    dimension: 'reliability',
    title: 'Critical services own their memory',
    failureTitle: 'A critical service lives on borrowed memory',
    severity: 'medium',
    confidence: 'high',
    target: 'workload',
    requires: ['context'],
    messages: {
      burstable: {
        message:
          'Container {{container}} of {{kind}} {{name}} may use {{limit}} of memory and has {{request}} of it for sure; the rest can be taken away on a full node.',
        remediation: 'Set request and limit of memory to the same value.',
      },
    },
    effort: 'S',
    phase: 2,
    compliance: ['critical-path-protection'],
    risks: ['critical-path-failure', 'capacity-overload'],
    controls: [],
    references: ['https://kubernetes.io/docs/concepts/workloads/pods/pod-qos/'],
    since: '0.1.0',
  },
  appliesTo: (workload, { facts }) =>
    facts.context.tier === 1 &&
    isServing(workload) &&
    workload.containers.some(container => hasLimit(container, 'memory')),
  check({ resource, containers }, { report }) {
    const borrowing = containers
      .filter(({ type }) => type === 'container' || type === 'sidecar')
      .map(({ name, spec, path }) => {
        const limit = valueAt(spec, 'resources', 'limits', 'memory');
        const request =
          valueAt(spec, 'resources', 'requests', 'memory') ?? limit;
        return { name, limit, request, path };
      })
      .find(
        ({ limit, request }) =>
          (parseQuantity(request) ?? 0) < (parseQuantity(limit) ?? 0),
      );
    if (!borrowing) return;
    report({
      messageId: 'burstable',
      data: {
        container: borrowing.name,
        kind: resource.kind,
        name: resource.name,
        limit: String(borrowing.limit),
        request: String(borrowing.request),
      },
      path: [...borrowing.path, 'resources', 'requests', 'memory'],
    });
  },
});
