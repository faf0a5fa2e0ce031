import { isServing } from '../../../facts/workloads';
import { numberAt } from '../../../json';
import { defineRule } from '../../defineRule';
import { RuleFix } from '../../types';

export default defineRule({
  meta: {
    id: 'missing-min-ready-seconds',
    dimension: 'reliability',
    title: 'Rollouts watch each new pod for a while',
    failureTitle: 'Rollouts trust a new pod at once',
    severity: 'low',
    confidence: 'high',
    target: 'workload',
    requires: [],
    messages: {
      unset: {
        message:
          'A rollout of {{kind}} {{name}} goes on as soon as a new pod is ready for the first time, so one that fails seconds later has already taken the place of one that worked.',
        remediation: 'Set `minReadySeconds` to 10 to 30.',
      },
    },
    effort: 'S',
    phase: 2,
    compliance: ['zero-impact'],
    risks: ['change-management'],
    controls: [],
    references: [
      'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#min-ready-seconds',
    ],
    since: '0.1.0',
  },
  appliesTo: workload =>
    isServing(workload) &&
    ['Deployment', 'StatefulSet', 'Rollout'].includes(workload.resource.kind) &&
    (workload.replicas?.lowerBound ?? 0) >= 2,
  check({ resource }, { report }) {
    const path = ['spec', 'minReadySeconds'];
    if ((numberAt(resource.body, ...path) ?? 0) > 0) return;
    const { kind, name } = resource;
    const fix: RuleFix = {
      title: 'Watch each new pod for 10 s',
      safety: 'safe',
      set: 10,
    };
    report({ messageId: 'unset', data: { kind, name }, path, fix });
  },
});
