import { parseQuantity } from '../../../facts/quantity';
import { mapAt } from '../../../json';
import { defineRule } from '../../defineRule';

export default defineRule({
  meta: {
    id: 'request-exceeds-limit',
    dimension: 'capacity',
    title: 'Requests stay within limits',
    failureTitle: 'A request is larger than its limit',
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
  appliesTo: ({ spec }) =>
    Object.keys(mapAt(spec, 'resources', 'requests')).length > 0 &&
    Object.keys(mapAt(spec, 'resources', 'limits')).length > 0,
  check({ name, spec }, { report, undetermined }) {
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
  },
});
