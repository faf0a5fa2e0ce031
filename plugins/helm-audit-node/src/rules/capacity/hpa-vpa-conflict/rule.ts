import { utilisationTargets } from '../../../facts/autoscaling';
import { isService } from '../../../facts/workloads';
import {
  isVerticalScalerOf,
  verticalResources,
} from '../../../facts/verticalScaling';
import { defineRule } from '../../defineRule';

export default defineRule({
  meta: {
    id: 'hpa-vpa-conflict',
    dimension: 'capacity',
    title: 'One autoscaler decides about each resource',
    failureTitle: 'Two autoscalers work against each other',
    severity: 'high',
    confidence: 'high',
    target: 'workload',
    requires: ['resources'],
    messages: {
      conflict: {
        message:
          '{{hpa}} scales {{name}} by its use of {{resource}} while VerticalPodAutoscaler {{vpa}} changes the request that this is measured by.',
        remediation:
          'Set `updateMode: "Off"` on the VerticalPodAutoscaler, or scale by another metric.',
      },
    },
    effort: 'S',
    phase: 1,
    compliance: ['kubernetes-best-practice'],
    risks: ['capacity-overload'],
    controls: [],
    references: [
      'https://github.com/kubernetes/autoscaler/blob/master/vertical-pod-autoscaler/docs/known-limitations.md',
    ],
    since: '0.1.0',
  },
  appliesTo: ({ replicas, ...workload }) =>
    isService(workload) && replicas?.autoscaler !== undefined,
  check({ resource, replicas }, { facts, report }) {
    const hpa = replicas?.autoscaler;
    if (!hpa) return;
    const scaled = utilisationTargets(hpa).map(target => target.resource);
    const vpa = facts.resources.find(
      other =>
        isVerticalScalerOf(other, resource) &&
        verticalResources(other).some(name => scaled.includes(name)),
    );
    if (!vpa) return;
    const shared = verticalResources(vpa).find(name => scaled.includes(name));
    report({
      messageId: 'conflict',
      data: {
        hpa: `${hpa.kind} ${hpa.name}`,
        name: resource.name,
        resource: shared ?? '',
        vpa: vpa.name,
      },
      resource: vpa,
      path: ['spec', 'updatePolicy', 'updateMode'],
    });
  },
});
