import type { Workload } from '../../../facts/workloads';
import { mapAt, mapsAt, stringAt } from '../../../json';
import type { Resource } from '../../../stages/gather/types';
import { defineRule } from '../../defineRule';
import { isReadOnly, isWholeNode, severityOf } from './nodePaths';

export default defineRule({
  meta: {
    id: 'host-path-mount',
    dimension: 'security',
    title: 'Pods do not mount folders of their node',
    failureTitle: 'A pod mounts a folder of its node',
    severity: 'high',
    confidence: 'high',
    target: 'resource',
    requires: ['workloads'],
    messages: {
      wholeNode: {
        message:
          '{{kind}} {{name}} mounts {{path}} of its node, which is control over the node and all that runs on it.',
        remediation: 'Remove the hostPath volume {{volume}}.',
      },
      folder: {
        message:
          '{{kind}} {{name}} mounts {{path}} of its node: it can harm the node, and its data stays behind when the pod moves.',
        remediation:
          'Replace the hostPath volume {{volume}} by a persistent volume claim, a ConfigMap or an emptyDir.',
      },
      read: {
        message:
          '{{kind}} {{name}} reads {{path}} of its node, and whoever gets into the pod reads it too.',
        remediation:
          'Mount no more of {{path}} than it needs, or remove the hostPath volume {{volume}}.',
      },
      persistent: {
        message:
          'PersistentVolume {{name}} is {{path}} of whatever node its pod runs on: pod security standards do not see it, and on another node the data is gone.',
        remediation:
          'Take a storage class with a provisioner, or a `local` volume with `nodeAffinity`.',
      },
    },
    effort: 'M',
    phase: 1,
    compliance: ['security-standards', 'kubernetes-best-practice'],
    risks: ['availability-impact', 'blast-radius-exposure'],
    controls: ['CIS 5.2.12', 'PSS baseline', 'NSA-CISA'],
    references: [
      'https://kubernetes.io/docs/concepts/storage/volumes/#hostpath',
    ],
    since: '0.1.0',
  },
  appliesTo: (resource, { facts }) =>
    isVolume(resource) || workloadOf(resource, facts.workloads) !== undefined,
  check(resource, { facts, report }) {
    const { kind, name } = resource;
    const workload = workloadOf(resource, facts.workloads);
    const volumes = workload
      ? podVolumes(workload)
      : [{ value: mapAt(resource.body, 'spec'), path: ['spec'] }];
    for (const { value, path: own } of volumes) {
      const path = stringAt(value, 'hostPath', 'path');
      if (path === undefined) continue;
      const volume = stringAt(value, 'name') ?? '';
      report({
        messageId: messageOf(path, volume, workload),
        data: { kind, name, path, volume },
        path: [...own, 'hostPath', 'path'],
        severity: severityOf(path, volume, workload),
      });
    }
  },
});

function messageOf(path: string, volume: string, workload?: Workload) {
  if (!workload) return 'persistent';
  if (isWholeNode(path)) return 'wholeNode';
  return isReadOnly(workload, volume) ? 'read' : 'folder';
}

function isVolume({ kind, group }: Resource): boolean {
  return kind === 'PersistentVolume' && group === '';
}

function workloadOf(resource: Resource, workloads: Workload[]) {
  return workloads.find(workload => workload.resource === resource);
}

function podVolumes({ podSpec, podSpecPath }: Workload) {
  return mapsAt(podSpec, 'volumes').map(({ value, index }) => ({
    value,
    path: [...podSpecPath, 'volumes', index],
  }));
}
