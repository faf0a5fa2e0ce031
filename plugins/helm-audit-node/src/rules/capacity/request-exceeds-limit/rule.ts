import { heapSizes } from '../../../facts/heapSize';
import { parseQuantity } from '../../../facts/quantity';
import { mapAt } from '../../../json';
import { defineRule } from '../../defineRule';

export default defineRule({
  meta: {
    id: 'request-exceeds-limit',
    dimension: 'capacity',
    title: 'Requests and heaps stay within limits',
    failureTitle: 'A container counts on more than its limit',
    severity: 'high',
    confidence: 'high',
    target: 'container',
    requires: [],
    messages: {
      exceeds: {
        message:
          'Container {{name}} requests {{request}} of {{resource}} and is limited to {{limit}}; Kubernetes rejects the pod.',
        remediation:
          'Raise the limit of {{resource}} to at least {{request}}, or lower the request.',
      },
      heap: {
        message:
          'Container {{name}} may fill a heap of {{heap}} (`{{option}}`) and is limited to {{limit}} of memory in all, so it is killed when it is busy, before it collects garbage.',
        remediation:
          'Lower the heap to about three quarters of the limit, or raise the limit.',
      },
    },
    effort: 'S',
    phase: 1,
    compliance: ['kubernetes-best-practice'],
    risks: ['change-management', 'capacity-overload'],
    controls: [],
    references: [
      'https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/',
    ],
    since: '0.1.0',
  },
  appliesTo: container => {
    const { spec } = container;
    const asks = Object.keys(mapAt(spec, 'resources', 'requests')).length > 0;
    return (
      Object.keys(mapAt(spec, 'resources', 'limits')).length > 0 &&
      (asks || heapSizes(container).length > 0)
    );
  },
  check(container, { report, undetermined }) {
    const { name, spec } = container;
    const requests = mapAt(spec, 'resources', 'requests');
    const limits = mapAt(spec, 'resources', 'limits');
    for (const resource of Object.keys(requests)) {
      if (!Object.hasOwn(limits, resource)) continue;
      const [request, limit] = [requests[resource], limits[resource]];
      const wanted = parseQuantity(request);
      const allowed = parseQuantity(limit);
      if (wanted === undefined || allowed === undefined) {
        undetermined(
          `The ${resource} of container ${name} is not a quantity that can be compared.`,
        );
      } else if (wanted > allowed) {
        report({
          messageId: 'exceeds',
          data: {
            name,
            resource,
            request: String(request),
            limit: String(limit),
          },
          path: ['resources', 'requests', resource],
        });
      }
    }
    const most = parseQuantity(limits.memory);
    const heap = heapSizes(container).find(
      ({ bytes }) => bytes >= (most || Infinity),
    );
    if (!heap) return;
    const { bytes, option, path } = heap;
    const data = {
      name,
      option,
      heap: inUnits(bytes),
      limit: String(limits.memory),
    };
    report({ messageId: 'heap', data, path });
  },
});

/** Bytes as people write them. */
function inUnits(bytes: number): string {
  return bytes % 2 ** 30 === 0
    ? `${bytes / 2 ** 30} GiB`
    : `${Math.round(bytes / 2 ** 20)} MiB`;
}
