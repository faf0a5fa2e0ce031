import { rollingUpdate } from '../../../facts/rollout';
import { trafficServices } from '../../../facts/traffic';
import { isService } from '../../../facts/workloads';
import { Path, valueAt } from '../../../json';
import { defineRule } from '../../defineRule';
import { RuleFix } from '../../types';

/** One new pod at a time, and none less than there were. */
function stepFix(maxUnavailable: Path): RuleFix {
  return {
    title: 'Start a new pod before an old one stops',
    safety: 'review',
    toTest: 'Needs room for one pod more on the nodes during a rollout.',
    fields: [
      { path: maxUnavailable, set: 0 },
      { path: [...maxUnavailable.slice(0, -1), 'maxSurge'], set: 1 },
    ],
  };
}

export default defineRule({
  meta: {
    id: 'rollout-drops-capacity',
    dimension: 'reliability',
    title: 'Rollouts keep most of the capacity',
    failureTitle: 'A rollout takes away most of the capacity',
    severity: 'high',
    confidence: 'high',
    target: 'workload',
    requires: ['resources'],
    messages: {
      all: {
        message:
          'A rollout may stop every pod of Deployment {{name}} at once (`maxUnavailable: {{value}}` of {{replicas}}).',
        remediation: 'Set `maxUnavailable: 0` and `maxSurge: 1`.',
      },
      most: {
        message:
          'A rollout may stop {{unavailable}} of the {{replicas}} replicas of Deployment {{name}} at once (`maxUnavailable: {{value}}`), which leaves less than half.',
        remediation:
          'Set `maxUnavailable` to at most a quarter of the replicas.',
      },
      stuck: {
        message:
          'Deployment {{name}} allows neither fewer nor more pods during a rollout; Kubernetes rejects that.',
        remediation: 'Set `maxSurge: 1`.',
      },
    },
    effort: 'S',
    phase: 1,
    compliance: ['zero-impact', 'critical-path-protection'],
    risks: ['change-management', 'capacity-overload'],
    controls: [],
    references: [
      'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#rolling-update-deployment',
    ],
    since: '0.1.0',
  },
  appliesTo: workload =>
    isService(workload) &&
    workload.resource.kind === 'Deployment' &&
    (workload.replicas?.lowerBound ?? 0) >= 1,
  check(workload, { facts: { resources }, report }) {
    const { name, body } = workload.resource;
    const replicas = workload.replicas?.lowerBound ?? 1;
    const update = rollingUpdate(workload, replicas);
    if (!update) return;
    const path = ['spec', 'strategy', 'rollingUpdate', 'maxUnavailable'];
    const fix = stepFix(path);
    if (update.stuck) {
      report({ messageId: 'stuck', data: { name }, path, fix });
      return;
    }
    // A worker that pauses delays its work; a service that does is down.
    const isAsked = trafficServices(workload, resources).length > 0;
    const severity = isAsked ? undefined : 'medium';
    const unavailable = update.maxUnavailable;
    const value = String(valueAt(body, ...path) ?? '25%');
    if (unavailable >= replicas) {
      const data = { name, replicas, value };
      report({ messageId: 'all', data, path, severity, fix });
    } else if (unavailable * 2 > replicas) {
      const data = { name, replicas, value, unavailable };
      report({ messageId: 'most', data, path, severity, fix });
    }
  },
});
