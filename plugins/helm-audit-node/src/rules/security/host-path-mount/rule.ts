import { Severity } from '@helm-audit/plugin-helm-audit-common';
import type { Workload } from '../../../facts/workloads';
import { mapsAt, stringAt } from '../../../json';
import { defineRule } from '../../defineRule';

/** Sockets through which a process commands the node's container runtime. */
const RUNTIME_SOCKET =
  /(^|\/)(docker|containerd|cri-dockerd|crio|podman)\.sock$/;

/** Folders that hold such a socket or everything else. */
const WHOLE_NODE =
  /^\/$|^(\/var)?\/run$|^\/(var\/)?run\/(docker|containerd|crio)$/;

/** Folders by which a process changes how the node works. */
const SYSTEM =
  /^\/(bin|boot|dev|etc|home|lib|lib64|opt|proc|root|sbin|sys|usr|var\/(lib\/(containerd|docker|kubelet)|log))(\/|$)/;

export default defineRule({
  meta: {
    id: 'host-path-mount',
    dimension: 'security',
    title: 'Pods do not mount folders of their node',
    failureTitle: 'A pod mounts a folder of its node',
    severity: 'high',
    confidence: 'high',
    target: 'workload',
    requires: [],
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
  check(workload, { report }) {
    const { resource, podSpec, podSpecPath } = workload;
    for (const { value, index } of mapsAt(podSpec, 'volumes')) {
      const path = stringAt(value, 'hostPath', 'path');
      if (path === undefined) continue;
      const volume = stringAt(value, 'name') ?? '';
      const trimmed = path.replace(/(?<=.)\/+$/, '');
      const isSocket = RUNTIME_SOCKET.test(trimmed);
      const isWhole = isSocket || WHOLE_NODE.test(trimmed);
      const isLessened =
        workload.role === 'agent' &&
        !isSocket &&
        (isReadOnly(workload, volume) || !(isWhole || SYSTEM.test(trimmed)));
      report({
        messageId: isWhole ? 'wholeNode' : 'folder',
        data: { kind: resource.kind, name: resource.name, path, volume },
        path: [...podSpecPath, 'volumes', index, 'hostPath', 'path'],
        severity: severityOf(isWhole, isLessened),
      });
    }
  },
});

function severityOf(isWhole: boolean, isLessened: boolean): Severity {
  if (isWhole) return isLessened ? 'medium' : 'critical';
  return isLessened ? 'medium' : 'high';
}

/** Whether every container that mounts a volume only reads it. */
function isReadOnly({ containers }: Workload, volume: string): boolean {
  return containers
    .flatMap(({ spec }) => mapsAt(spec, 'volumeMounts'))
    .filter(({ value }) => value.name === volume)
    .every(({ value }) => value.readOnly === true);
}
