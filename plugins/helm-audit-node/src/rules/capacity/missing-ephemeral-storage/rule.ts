import { hasLimit } from '../../../facts/containerResources';
import type { Container } from '../../../facts/workloads';
import { isMap, JsonMap, mapsAt, valueAt } from '../../../json';
import { defineRule } from '../../defineRule';
import { listSome } from '../../listing';

function isScratch(volume: JsonMap): boolean {
  return (
    isMap(volume.emptyDir) && valueAt(volume, 'emptyDir', 'medium') !== 'Memory'
  );
}

export default defineRule({
  meta: {
    id: 'missing-ephemeral-storage',
    dimension: 'capacity',
    title: 'Scratch space is bounded',
    failureTitle: 'A pod may fill the disk of its node',
    severity: 'low',
    confidence: 'high',
    target: 'workload',
    requires: [],
    messages: {
      unbounded: {
        message:
          'Scratch space of {{kind}} {{name}} ({{volumes}}) may grow until the disk of the node is full.',
        remediation:
          'Set `emptyDir.sizeLimit`, or limits of `ephemeral-storage` on the containers.',
      },
    },
    effort: 'S',
    phase: 2,
    compliance: ['kubernetes-best-practice'],
    risks: ['blast-radius-exposure', 'capacity-overload'],
    controls: [],
    references: [
      'https://kubernetes.io/docs/concepts/storage/ephemeral-storage/',
    ],
    since: '0.1.0',
  },
  appliesTo: workload =>
    workload.resource.hooks.length === 0 &&
    mapsAt(workload.podSpec, 'volumes').some(({ value }) => isScratch(value)),
  check({ resource, podSpec, podSpecPath, containers }, { report }) {
    const all = mapsAt(podSpec, 'volumes').filter(
      ({ value }) =>
        isScratch(value) &&
        !valueAt(value, 'emptyDir', 'sizeLimit') &&
        !isBoundedBy(containers, value.name),
    );
    const [unbounded] = all;
    if (!unbounded) return;
    const { kind, name } = resource;
    report({
      messageId: 'unbounded',
      data: {
        kind,
        name,
        volumes: listSome(all.map(({ value }) => String(value.name ?? ''))),
      },
      path: [...podSpecPath, 'volumes', unbounded.index, 'emptyDir'],
      fix: {
        title:
          'Bound scratch space to 1 GiB to begin with; measure, then adjust',
        safety: 'review',
        fields: all.map(({ index }) => ({
          path: [...podSpecPath, 'volumes', index, 'emptyDir', 'sizeLimit'],
          set: '1Gi',
        })),
      },
    });
  },
});

/** Whether every container that mounts the volume has a limit of its own, or none mounts it. */
function isBoundedBy(containers: Container[], volume: unknown): boolean {
  return containers
    .filter(({ spec }) =>
      mapsAt(spec, 'volumeMounts').some(({ value }) => value.name === volume),
    )
    .every(container => hasLimit(container, 'ephemeral-storage'));
}
