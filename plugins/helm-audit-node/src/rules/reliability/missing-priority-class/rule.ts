import { mayBeClusterComponent } from '../../../facts/clusterComponent';
import { isLongRunning } from '../../../facts/workloads';
import { booleanAt, stringAt } from '../../../json';
import { defineRule } from '../../defineRule';
import { priorityClassFix } from '../../priorityClassFix';

/** What stood for the classes of the cluster before there were any. */
const CRITICAL_POD = 'scheduler.alpha.kubernetes.io/critical-pod';

export default defineRule({
  meta: {
    id: 'missing-priority-class',
    dimension: 'reliability',
    title: 'Workloads say how important they are',
    failureTitle: 'The priority of a service does not say how important it is',
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
      annotation: {
        message:
          '{{kind}} {{name}} calls itself critical by an annotation that Kubernetes has not read since 1.16, so any pod with a priority class may push it off its node when room is short.',
        remediation:
          'Set `priorityClassName: system-cluster-critical` in place of the annotation {{annotation}}, or the class that your platform has for this tier.',
      },
      system: {
        message:
          '{{kind}} {{name}} has the priority class {{class}} of the cluster itself, so where room is short it pushes other services, and add-ons that these need, off their nodes.',
        remediation:
          'Set `priorityClassName` to the class that your platform has for applications of this tier.',
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
    const { kind, name } = resource;
    const path = [...podSpecPath, 'priorityClassName'];
    const named = stringAt(podSpec, 'priorityClassName');
    if (named) {
      const isSystem = /^system-(cluster|node)-critical$/.test(named);
      if (isSystem && !mayBeClusterComponent(workload, facts.resources)) {
        report({
          messageId: 'system',
          data: { kind, name, class: named },
          path,
        });
      }
      return;
    }
    const hasDefault = facts.resources.some(
      other =>
        other.kind === 'PriorityClass' &&
        booleanAt(other.body, 'globalDefault'),
    );
    if (hasDefault) return;
    if (workload.podAnnotations[CRITICAL_POD] !== undefined) {
      const data = { kind, name, annotation: CRITICAL_POD };
      report({ messageId: 'annotation', data, path });
      return;
    }
    report({
      messageId: 'missing',
      data: { kind, name },
      path,
      fix: priorityClassFix(workload, facts.resources),
    });
  },
});
