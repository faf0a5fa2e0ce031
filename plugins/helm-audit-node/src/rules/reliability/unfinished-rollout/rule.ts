import { keepsData } from '../../../facts/dataStores';
import { updateType } from '../../../facts/rollout';
import { isLongRunning } from '../../../facts/workloads';
import { numberAt } from '../../../json';
import { defineRule } from '../../defineRule';

const PARTITION = ['spec', 'updateStrategy', 'rollingUpdate', 'partition'];

export default defineRule({
  meta: {
    id: 'unfinished-rollout',
    dimension: 'reliability',
    title: 'A release reaches every pod',
    failureTitle: 'A release leaves pods on the old version',
    severity: 'medium',
    confidence: 'high',
    target: 'workload',
    requires: [],
    messages: {
      onDelete: {
        message:
          '{{kind}} {{name}} is updated on deletion only, so a release, also one that closes a hole, changes nothing until somebody deletes its pods one by one.',
        remediation:
          'Set `updateStrategy.type: RollingUpdate`, or write down who deletes the pods, in which order, and how they see that none was left out.',
      },
      partition: {
        message:
          'StatefulSet {{name}} leaves the pods below number {{partition}} out of every rollout, so {{left}} of its {{replicas}} {{stay}} on the old version.',
        remediation: 'Set `partition: 0` once the first pods run well.',
      },
    },
    effort: 'S',
    phase: 1,
    compliance: ['zero-impact', 'kubernetes-best-practice'],
    risks: ['change-management', 'operational-burden'],
    controls: [],
    references: [
      'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#update-strategies',
      'https://kubernetes.io/docs/tasks/manage-daemon/update-daemon-set/',
    ],
    since: '0.1.0',
  },
  appliesTo: workload =>
    isLongRunning(workload) &&
    ['StatefulSet', 'DaemonSet'].includes(workload.resource.kind) &&
    workload.resource.group === 'apps',
  check(workload, { report }) {
    const { kind, name, body } = workload.resource;
    if (updateType(workload) === 'OnDelete') {
      report({
        messageId: 'onDelete',
        data: { kind, name },
        path: ['spec', 'updateStrategy', 'type'],
        // The order in which the members of a store may restart is mostly the reason.
        severity: keepsData(workload) ? 'low' : undefined,
      });
      return;
    }
    const partition = numberAt(body, ...PARTITION) ?? 0;
    if (kind !== 'StatefulSet' || partition <= 0) return;
    const replicas = workload.replicas?.lowerBound ?? 1;
    const left = Math.min(partition, replicas);
    if (left === 0) return;
    const stay = left === 1 ? 'stays' : 'stay';
    report({
      messageId: 'partition',
      data: { name, partition, replicas, left, stay },
      path: PARTITION,
    });
  },
});
