import { parseQuantity } from '../../../facts/quantity';
import { isServing } from '../../../facts/workloads';
import { valueAt } from '../../../json';
import { defineRule } from '../../defineRule';

export default defineRule({
  meta: {
    id: 'cpu-limit-throttling',
    dimension: 'capacity',
    title: 'Serving containers are not throttled',
    failureTitle: 'A CPU limit may slow a service down',
    severity: 'low',
    confidence: 'medium',
    target: 'container',
    requires: [],
    messages: {
      limited: {
        message:
          'Container {{name}} of {{kind}} {{owner}} is limited to {{limit}} CPU and is paused whenever it needs more for a moment.',
        remediation: 'Remove `resources.limits.cpu` and keep the request.',
      },
    },
    effort: 'S',
    phase: 2,
    compliance: ['critical-path-protection'],
    risks: ['capacity-overload'],
    controls: [],
    references: [
      'https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#how-pods-with-resource-limits-are-run',
    ],
    since: '0.1.0',
  },
  appliesTo: ({ type, workload }) =>
    type === 'container' && isServing(workload),
  check({ name, spec, workload }, { report }) {
    const limit = parseQuantity(valueAt(spec, 'resources', 'limits', 'cpu'));
    if (limit === undefined) return;
    const request =
      parseQuantity(valueAt(spec, 'resources', 'requests', 'cpu')) ?? limit;
    // Whole cores that are requested in full may be the container's own, unthrottled.
    if (Number.isInteger(limit) && request === limit) return;
    const { kind, name: owner } = workload.resource;
    const path = ['resources', 'limits', 'cpu'];
    report({
      messageId: 'limited',
      data: { name, kind, owner, limit: String(valueAt(spec, ...path)) },
      path,
    });
  },
});
