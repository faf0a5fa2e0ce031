import { utilisationTargets } from '../../../facts/autoscaling';
import {
  hasRequest,
  isDefaulted,
  ResourceName,
} from '../../../facts/containerResources';
import { isService } from '../../../facts/workloads';
import { defineRule } from '../../defineRule';
import { requestOfAllFix } from '../../fixes';

export default defineRule({
  meta: {
    id: 'hpa-without-request',
    dimension: 'capacity',
    title: 'Autoscalers can measure what they scale by',
    failureTitle: 'An autoscaler scales by a request that is not there',
    severity: 'high',
    confidence: 'high',
    target: 'workload',
    requires: ['resources'],
    messages: {
      missing: {
        message:
          '{{autoscaler}} scales {{name}} by its use of {{resource}}, but container {{container}} requests none, so it does not scale at all.',
        remediation:
          'Set `resources.requests.{{resource}}` of container {{container}}.',
      },
    },
    effort: 'S',
    phase: 1,
    compliance: ['kubernetes-best-practice', 'critical-path-protection'],
    risks: ['capacity-overload'],
    controls: [],
    references: [
      'https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#algorithm-details',
    ],
    since: '0.1.0',
  },
  appliesTo: ({ replicas, ...workload }) =>
    isService(workload) &&
    replicas?.autoscaler !== undefined &&
    utilisationTargets(replicas.autoscaler).length > 0,
  check(workload, { facts, report }) {
    const autoscaler = workload.replicas?.autoscaler;
    if (!autoscaler) return;
    for (const target of utilisationTargets(autoscaler)) {
      const resource = target.resource as ResourceName;
      if (isDefaulted(workload, 'requests', resource, facts.resources))
        continue;
      const lacking = workload.containers
        .filter(({ type }) => type === 'container' || type === 'sidecar')
        .filter(({ name }) => !target.container || name === target.container)
        .filter(container => !hasRequest(container, resource));
      const [first] = lacking;
      if (!first) continue;
      report({
        messageId: 'missing',
        data: {
          autoscaler: `${autoscaler.kind} ${autoscaler.name}`,
          name: workload.resource.name,
          resource,
          container: first.name,
        },
        path: [...first.path, 'resources', 'requests', resource],
        fix: requestOfAllFix(resource, lacking),
      });
    }
  },
});
