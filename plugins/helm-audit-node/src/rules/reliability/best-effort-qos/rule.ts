import { hasRequest, isDefaulted } from '../../../facts/containerResources';
import { mapAt } from '../../../json';
import { defineRule } from '../../defineRule';
import { requestsFix } from '../../fixes';

export default defineRule({
  meta: {
    id: 'best-effort-qos',
    dimension: 'reliability',
    title: 'Pods ask for resources',
    failureTitle: 'A pod is the first to be evicted',
    severity: 'medium',
    confidence: 'high',
    target: 'workload',
    requires: ['resources'],
    messages: {
      bestEffort: {
        message:
          'No container of {{kind}} {{name}} requests CPU or memory, so its pods are the first to go when a node runs short.',
        remediation: 'Set `resources.requests` on every container.',
      },
    },
    effort: 'S',
    phase: 1,
    compliance: ['kubernetes-best-practice'],
    risks: ['capacity-overload', 'critical-path-failure'],
    controls: [],
    references: ['https://kubernetes.io/docs/concepts/workloads/pods/pod-qos/'],
    countedBy: ['missing-cpu-request', 'missing-memory-request'],
    since: '0.1.0',
  },
  appliesTo: ({ resource }) => resource.hooks.length === 0,
  check(workload, { facts, report }) {
    const { role, resource, podSpec, podSpecPath, containers } = workload;
    const ofPod = mapAt(podSpec, 'resources');
    const asks = containers.some(
      container =>
        hasRequest(container, 'cpu') || hasRequest(container, 'memory'),
    );
    if (asks || Object.keys(ofPod).length > 0) return;
    // A LimitRange gives each container what it does not ask for.
    const isGiven = (['cpu', 'memory'] as const).some(name =>
      isDefaulted(workload, 'requests', name, facts.resources),
    );
    if (isGiven) return;
    const { kind, name } = resource;
    report({
      messageId: 'bestEffort',
      data: { kind, name },
      path: [...podSpecPath, 'containers', 0, 'resources'],
      fix: requestsFix([...podSpecPath, 'containers', 0, 'resources']),
      // What runs to its end is started again, and nobody waits for an answer.
      ...(role === 'batch' && { severity: 'low' as const }),
    });
  },
});
