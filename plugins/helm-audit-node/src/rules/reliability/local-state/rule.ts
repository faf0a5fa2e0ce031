import { localDataMounts } from '../../../facts/localData';
import { persistenceSwitch } from '../../../facts/valueSwitches';
import { isServing } from '../../../facts/workloads';
import { mapsAt } from '../../../json';
import { defineRule } from '../../defineRule';

export default defineRule({
  meta: {
    id: 'local-state',
    dimension: 'reliability',
    title: 'Services keep no data in the pod',
    failureTitle: 'A service keeps data that is lost with the pod',
    severity: 'medium',
    confidence: 'medium',
    target: 'workload',
    requires: ['surroundings'],
    messages: {
      lost: {
        message:
          '{{kind}} {{name}} keeps {{path}} in a volume that is deleted with the pod.',
        remediation:
          'Keep the data in a database, an object store or a persistent volume.',
      },
      off: {
        message:
          '{{kind}} {{name}} keeps {{path}} in a volume that is deleted with the pod, as `{{key}}` is off.',
        remediation:
          'Set `{{key}}: true`, by which the chart keeps the data on a persistent volume, and choose its size and storage class.',
      },
      bound: {
        message:
          '{{kind}} {{name}} keeps {{path}} on the disk of one node ({{host}}).',
        remediation:
          'Keep the data in a database, an object store or a persistent volume.',
      },
    },
    effort: 'L',
    phase: 2,
    compliance: ['redundancy'],
    risks: ['critical-path-failure', 'availability-impact'],
    controls: [],
    references: [
      'https://kubernetes.io/docs/concepts/storage/volumes/#emptydir',
      'https://12factor.net/processes',
    ],
    since: '0.1.0',
  },
  appliesTo: workload =>
    isServing(workload) &&
    mapsAt(workload.podSpec, 'volumes').some(
      ({ value }) => value.emptyDir || value.hostPath,
    ),
  check(workload, { facts: { surroundings }, report }) {
    const { kind, name, source, subchart } = workload.resource;
    const [mount] = localDataMounts(workload);
    if (!mount) return;
    const { mountPath: path, host = '' } = mount;
    const key = subchart
      ? undefined
      : persistenceSwitch(surroundings.chart, source);
    const lost = key ? 'off' : 'lost';
    report({
      messageId: mount.host ? 'bound' : lost,
      data: { kind, name, path, host, key: key ?? '' },
      path: mount.path,
    });
  },
});
