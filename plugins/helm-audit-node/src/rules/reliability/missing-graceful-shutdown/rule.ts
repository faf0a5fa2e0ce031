import { drainsOnStop } from '../../../facts/shutdown';
import { trafficServices } from '../../../facts/traffic';
import { mayServe } from '../../../facts/clients';
import { updateType } from '../../../facts/rollout';
import { isServing, Workload } from '../../../facts/workloads';
import { numberAt } from '../../../json';
import { defineRule } from '../../defineRule';
import { RuleFix } from '../../types';

export default defineRule({
  meta: {
    id: 'missing-graceful-shutdown',
    dimension: 'reliability',
    title: 'Services finish requests before they stop',
    failureTitle: 'A service may drop requests when a pod stops',
    severity: 'high',
    confidence: 'medium',
    target: 'workload',
    requires: ['context', 'resources'],
    messages: {
      missing: {
        message:
          'No container of {{kind}} {{name}} has a preStop hook, and nothing shows that it drains, so requests may be cut off whenever a pod stops.',
        remediation:
          'Add a `preStop` hook that sleeps for 5 to 15 seconds, and let the process end its requests on SIGTERM.',
      },
    },
    effort: 'S',
    phase: 1,
    compliance: ['zero-impact', 'graceful-degradation'],
    risks: ['change-management', 'critical-path-failure'],
    controls: [],
    references: [
      'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination',
      'https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/',
    ],
    since: '0.1.0',
  },
  appliesTo: (workload, { facts }) =>
    mayServe(workload, facts) &&
    !standsAlone(workload) &&
    (!isServing(workload) ||
      trafficServices(workload, facts.resources).length > 0),
  check(workload, { facts, report }) {
    if (drainsOnStop(workload, facts.resources)) return;
    const { kind, name } = workload.resource;
    report({
      messageId: 'missing',
      data: { kind, name },
      path: [...workload.podSpecPath, 'containers', 0, 'lifecycle', 'preStop'],
      fix: pauseFix(workload),
      ...(!isServing(workload) && { severity: 'medium' as const }),
    });
  },
});

/** Sleeps before the stop, and leaves most of the grace period to the process itself. */
function pauseFix({ podSpec }: Workload): RuleFix {
  const grace = numberAt(podSpec, 'terminationGracePeriodSeconds') ?? 30;
  const seconds = Math.max(1, Math.min(10, Math.floor(grace / 3)));
  return {
    title: `Sleep ${seconds} s before the stop, in a shell that the image must have`,
    safety: 'review',
    set: { exec: { command: ['sh', '-c', `sleep ${seconds}`] } },
  };
}

/** Whether a pod ends before the next one starts, which then cannot take over its requests. */
function standsAlone(workload: Workload): boolean {
  const startsLate =
    workload.resource.kind === 'StatefulSet' ||
    updateType(workload) === 'Recreate';
  return startsLate && (workload.replicas?.lowerBound ?? 0) < 2;
}
