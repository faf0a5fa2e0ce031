import { claimsOf, isSingleNode } from '../../../facts/podVolumes';
import { rollingUpdate } from '../../../facts/rollout';
import { isService } from '../../../facts/workloads';
import { defineRule } from '../../defineRule';

export default defineRule({
  meta: {
    id: 'rwo-volume-deadlock',
    dimension: 'reliability',
    title: 'Volumes do not keep rollouts from finishing',
    failureTitle: 'A volume for one node blocks rollouts or replicas',
    severity: 'high',
    confidence: 'high',
    target: 'workload',
    requires: ['resources'],
    messages: {
      replicas: {
        message:
          'The {{replicas}} replicas of {{kind}} {{name}} all mount claim {{claim}}, which only one node can mount.',
        remediation:
          'Use a StatefulSet with `volumeClaimTemplates`, or a claim with `ReadWriteMany`.',
      },
      rollout: {
        message:
          'A rollout of {{kind}} {{name}} starts the new pod before the old one lets go of claim {{claim}}, which only one node can mount.',
        remediation: 'Set `strategy.type` to `Recreate`, or use a StatefulSet.',
      },
    },
    effort: 'S',
    phase: 1,
    compliance: ['zero-impact', 'redundancy'],
    risks: ['change-management', 'critical-path-failure'],
    controls: [],
    references: [
      'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#access-modes',
      'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/',
    ],
    since: '0.1.0',
  },
  appliesTo: (workload, { facts }) =>
    isService(workload) &&
    workload.resource.kind !== 'StatefulSet' &&
    claimsOf(workload, facts.resources).some(({ isShared }) => isShared),
  check(workload, { facts, report, undetermined }) {
    const { kind, name } = workload.resource;
    const replicas = workload.replicas?.lowerBound ?? 1;
    // A rollout that first takes a pod away lets go of the volume in time.
    const surge = rollingUpdate(workload, replicas)?.maxSurge ?? 0;
    if (replicas < 2 && surge === 0) return;
    const shared = claimsOf(workload, facts.resources).filter(
      ({ isShared }) => isShared,
    );
    const blocking = shared.find(isSingleNode);
    if (blocking) {
      const { claim = '', path } = blocking;
      const messageId = replicas > 1 ? 'replicas' : 'rollout';
      report({ messageId, data: { kind, name, replicas, claim }, path });
    } else if (shared.some(claim => isSingleNode(claim) === undefined)) {
      undetermined(
        `The access modes of a claim that ${kind} ${name} mounts can't be seen in the chart.`,
      );
    }
  },
});
