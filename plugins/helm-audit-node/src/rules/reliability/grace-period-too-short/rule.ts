import { gracePeriod, preStopSeconds } from '../../../facts/shutdown';
import { isLongRunning, isRestartedPod } from '../../../facts/workloads';
import { defineRule } from '../../defineRule';
import { RuleFix } from '../../types';

/** Seconds that Kubernetes gives a pod to stop, unless it is told otherwise. */
const DEFAULT_GRACE = 30;

function graceFix(seconds: number): RuleFix {
  return {
    title: `Give its pods ${seconds} s to stop`,
    safety: 'review',
    toTest:
      'How long it takes to finish its work can’t be seen; stop a pod under load and look whether it is killed.',
    set: seconds,
  };
}

export default defineRule({
  meta: {
    id: 'grace-period-too-short',
    dimension: 'reliability',
    title: 'Pods get the time that they need to stop',
    failureTitle: 'Pods are killed before they have drained',
    severity: 'high',
    confidence: 'high',
    target: 'workload',
    requires: [],
    messages: {
      zero: {
        message:
          '{{kind}} {{name}} kills its pods at once: `terminationGracePeriodSeconds` is 0.',
        remediation: 'Remove it, or set it above the time that draining takes.',
      },
      tooShort: {
        message:
          'The preStop hook of container {{container}} sleeps {{sleep}} s, and {{kind}} {{name}} kills its pods after {{grace}} s, so the process gets no time to end.',
        remediation:
          'Set `terminationGracePeriodSeconds` well above {{sleep}}.',
      },
    },
    effort: 'S',
    phase: 1,
    compliance: ['zero-impact', 'graceful-degradation'],
    risks: ['change-management', 'critical-path-failure'],
    controls: [],
    references: [
      'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination',
    ],
    since: '0.1.0',
  },
  appliesTo: workload => isLongRunning(workload) || isRestartedPod(workload),
  check(workload, { report }) {
    const { kind, name } = workload.resource;
    const grace = gracePeriod(workload);
    const path = [...workload.podSpecPath, 'terminationGracePeriodSeconds'];
    if (grace <= 0) {
      report({
        messageId: 'zero',
        data: { kind, name },
        path,
        fix: graceFix(DEFAULT_GRACE),
      });
      return;
    }
    const slowest = workload.containers
      .map(container => ({
        container: container.name,
        sleep: preStopSeconds(container),
      }))
      .sort((a, b) => b.sleep - a.sleep)[0];
    if (!slowest || slowest.sleep < grace) return;
    report({
      messageId: 'tooShort',
      data: { kind, name, grace, ...slowest },
      path,
      fix: graceFix(slowest.sleep + DEFAULT_GRACE),
    });
  },
});
