import { isLongRunning, Workload } from '../../../facts/workloads';
import { isMap, numberAt } from '../../../json';
import { defineRule } from '../../defineRule';
import { RuleFix } from '../../types';

/** What Kubernetes takes when nothing is set, in seconds. */
const DEFAULT_DEADLINE = 600;

/** Seconds that a pod may take until it is available, as its probes and spec say. */
function slowestStart({ containers, resource }: Workload): number {
  const budgets = containers
    .map(({ spec }) => spec.startupProbe)
    .filter(isMap)
    .map(
      probe =>
        (numberAt(probe, 'initialDelaySeconds') ?? 0) +
        (numberAt(probe, 'failureThreshold') ?? 3) *
          (numberAt(probe, 'periodSeconds') ?? 10),
    );
  const minReady = numberAt(resource.body, 'spec', 'minReadySeconds') ?? 0;
  return minReady + Math.max(0, ...budgets);
}

export default defineRule({
  meta: {
    id: 'missing-progress-deadline',
    dimension: 'reliability',
    title: 'Stuck rollouts are noticed in time',
    failureTitle: 'A stuck rollout is noticed late or wrongly',
    severity: 'low',
    confidence: 'high',
    target: 'workload',
    requires: [],
    messages: {
      endless: {
        message:
          'Deployment {{name}} never calls a rollout stuck: its progress deadline is {{deadline}} s.',
        remediation: 'Set `progressDeadlineSeconds` to a few minutes.',
      },
      short: {
        message:
          'Deployment {{name}} calls a rollout stuck after {{deadline}} s, but a pod may take {{needed}} s to be available.',
        remediation: 'Set `progressDeadlineSeconds` above {{needed}}.',
      },
    },
    options: {
      longest: {
        type: 'number',
        description: 'Seconds beyond which nobody waits for a rollout.',
        default: 3600,
        stricter: 'lower',
        minimum: 600,
        maximum: 86400,
      },
    },
    effort: 'S',
    phase: 2,
    compliance: ['kubernetes-best-practice'],
    risks: ['change-management'],
    controls: [],
    references: [
      'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#progress-deadline-seconds',
    ],
    since: '0.1.0',
  },
  appliesTo: workload =>
    isLongRunning(workload) && workload.resource.kind === 'Deployment',
  check(workload, { options: { longest }, report }) {
    const { name, body } = workload.resource;
    const path = ['spec', 'progressDeadlineSeconds'];
    const deadline = numberAt(body, ...path) ?? DEFAULT_DEADLINE;
    const needed = slowestStart(workload);
    const fix = deadlineFix(needed, longest);
    if (deadline > longest) {
      report({ messageId: 'endless', data: { name, deadline }, path, fix });
      return;
    }
    if (deadline > needed) return;
    report({ messageId: 'short', data: { name, deadline, needed }, path, fix });
  },
});

/** Five minutes more than a start may take; none where that is too long to wait for. */
function deadlineFix(needed: number, longest: number): RuleFix | undefined {
  const set = Math.max(DEFAULT_DEADLINE, needed + 300);
  return set > longest
    ? undefined
    : { title: `Call a rollout stuck after ${set} s`, safety: 'safe', set };
}
