import { isLongRunning } from '../../../facts/workloads';
import { booleanAt, stringAt } from '../../../json';
import { defineRule } from '../../defineRule';
import { priorityClassFix } from '../../priorityClassFix';

export default defineRule({
  meta: {
    id: 'missing-priority-class',
    dimension: 'reliability',
    title: 'Workloads say how important they are',
    failureTitle: 'A service may be evicted for anything else',
    severity: 'medium',
    confidence: 'high',
    target: 'workload',
    requires: ['resources'],
    messages: {
      missing: {
        message:
          '{{kind}} {{name}} has no priority class, so any pod of a higher class may push it off its node when room is short.',
        remediation:
          'Set `priorityClassName` to the class that your platform has for this tier.',
      },
    },
    effort: 'S',
    phase: 2,
    compliance: ['critical-path-protection'],
    risks: ['critical-path-failure', 'capacity-overload'],
    controls: [],
    references: [
      'https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/',
    ],
    since: '0.1.0',
  },
  appliesTo: workload =>
    isLongRunning(workload) ||
    (workload.role === 'pod' && workload.resource.hooks.length === 0),
  check(workload, { facts, report }) {
    const { resource, podSpec, podSpecPath } = workload;
    if (stringAt(podSpec, 'priorityClassName')) return;
    const hasDefault = facts.resources.some(
      ({ kind, body }) =>
        kind === 'PriorityClass' && booleanAt(body, 'globalDefault'),
    );
    if (hasDefault) return;
    const { kind, name } = resource;
    report({
      messageId: 'missing',
      data: { kind, name },
      path: [...podSpecPath, 'priorityClassName'],
      fix: priorityClassFix(workload, facts.resources),
    });
  },
});
