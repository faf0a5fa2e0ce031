import { numberAt, Path } from '../../../json';
import type { Workload } from '../../../facts/workloads';
import { defineRule } from '../../defineRule';

export default defineRule({
  meta: {
    id: 'job-without-limits',
    dimension: 'chart-quality',
    title: 'Jobs end, and leave nothing in the way',
    failureTitle: 'A Job may run for ever or stand in the way of an upgrade',
    severity: 'medium',
    confidence: 'high',
    target: 'workload',
    requires: [],
    messages: {
      deadline: {
        message:
          '{{kind}} {{name}} has no `activeDeadlineSeconds`, so a run that hangs holds its resources, and what waits for it, for ever.',
        remediation:
          'Set `activeDeadlineSeconds` to the longest time a good run takes, with some room.',
      },
      retries: {
        message:
          '{{kind}} {{name}} is tried {{times}} times, which takes {{hours}} with the pauses between alone, before it counts as failed and anyone hears of it.',
        remediation:
          'Lower `backoffLimit` to what helps against a passing fault, such as 4, or set `activeDeadlineSeconds`.',
      },
      leftover: {
        message:
          'Job {{name}} stays when it has finished; its pod template cannot be changed, so an upgrade that changes the image is refused.',
        remediation:
          'Make {{name}} a hook with `before-hook-creation`, or set `ttlSecondsAfterFinished`.',
      },
    },
    effort: 'S',
    phase: 2,
    compliance: ['graceful-degradation', 'kubernetes-best-practice'],
    risks: ['change-management', 'operational-burden'],
    controls: [],
    references: [
      'https://kubernetes.io/docs/concepts/workloads/controllers/job/#job-termination-and-cleanup',
    ],
    since: '0.1.0',
  },
  // Test hooks are judged by the rules on tests.
  appliesTo: ({ resource, role }) =>
    role === 'batch' && !resource.hooks.some(hook => hook.startsWith('test')),
  check({ resource, podSpec, podSpecPath }: Workload, { report }) {
    const { kind, name, body, hooks } = resource;
    const spec: Path = podSpecPath.slice(0, -2);
    const deadline =
      numberAt(body, ...spec, 'activeDeadlineSeconds') ??
      numberAt(podSpec, 'activeDeadlineSeconds');
    if (deadline === undefined) {
      report({
        messageId: 'deadline',
        data: { kind, name },
        path: [...spec, 'activeDeadlineSeconds'],
        fix: {
          title: 'End it after an hour; check how long it needs',
          safety: 'review',
          set: 3600,
        },
      });
    }
    const retries = numberAt(body, ...spec, 'backoffLimit') ?? 0;
    const hours = Math.round(pauses(retries) / 3600);
    if (deadline === undefined && hours >= 2) {
      report({
        messageId: 'retries',
        data: { kind, name, times: retries + 1, hours: `${hours} hours` },
        path: [...spec, 'backoffLimit'],
        fix: {
          title: 'Try 4 times more; check what its faults need',
          safety: 'review',
          set: 4,
        },
      });
    }
    const isPlain = kind === 'Job' && hooks.length === 0;
    const goesAway =
      numberAt(body, ...spec, 'ttlSecondsAfterFinished') !== undefined;
    // A name that ends with a number or hash is new with each revision.
    const isRenamed = /-(\d+(-\d+)*|v?\d+\.\d+\.\d+|[0-9a-f]{7,})$/.test(name);
    if (isPlain && !goesAway && !isRenamed) {
      report({
        messageId: 'leftover',
        data: { name },
        path: [...spec, 'ttlSecondsAfterFinished'],
        fix: {
          title: 'Remove it a day after it has ended',
          safety: 'safe',
          set: 86_400,
        },
      });
    }
  },
});

/**
 * Seconds that the Job controller waits between that many retries: 10, 20, 40 and so on, up to
 * 6 minutes each (Kubernetes, "Pod backoff failure policy").
 */
function pauses(retries: number): number {
  const doubling = [10, 20, 40, 80, 160, 320].slice(0, Math.max(0, retries));
  const longest = 360 * Math.max(0, retries - doubling.length);
  return doubling.reduce((sum, pause) => sum + pause, longest);
}
