import { isService } from '../../../facts/workloads';
import { numberAt } from '../../../json';
import { defineRule } from '../../defineRule';

export default defineRule({
  meta: {
    id: 'hpa-replicas-conflict',
    dimension: 'capacity',
    title: 'Only the autoscaler sets the number of replicas',
    failureTitle: 'Every release resets what the autoscaler decided',
    severity: 'high',
    confidence: 'high',
    target: 'workload',
    requires: [],
    messages: {
      conflict: {
        message:
          '{{kind}} {{name}} renders `replicas: {{replicas}}` although {{autoscaler}} scales it, so every upgrade resets the number in the middle of the load.',
        remediation: 'Render `replicas` only when autoscaling is off.',
      },
    },
    effort: 'S',
    phase: 1,
    compliance: ['zero-impact', 'kubernetes-best-practice'],
    risks: ['capacity-overload', 'change-management'],
    controls: [],
    references: [
      'https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#migrating-deployments-and-statefulsets-to-horizontal-autoscaling',
    ],
    since: '0.1.0',
  },
  appliesTo: workload =>
    isService(workload) && workload.replicas?.autoscaler !== undefined,
  check({ resource, replicas }, { report }) {
    const count = numberAt(resource.body, 'spec', 'replicas');
    const autoscaler = replicas?.autoscaler;
    if (count === undefined || !autoscaler) return;
    report({
      messageId: 'conflict',
      data: {
        kind: resource.kind,
        name: resource.name,
        replicas: count,
        autoscaler: `${autoscaler.kind} ${autoscaler.name}`,
      },
      path: ['spec', 'replicas'],
      fix: {
        title: 'Leave the number of replicas to the autoscaler',
        safety: 'review',
        set: undefined,
        toTest:
          'The release that takes the number away sets it to 1 once, until the autoscaler acts: raise it by hand at once, or take ownership of the field away from Helm before.',
      },
    });
  },
});
