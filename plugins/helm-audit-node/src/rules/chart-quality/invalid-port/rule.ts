import type { Workload } from '../../../facts/workloads';
import type { Resource } from '../../../stages/gather/types';
import { defineRule } from '../../defineRule';
import { containerPorts, repeatedPorts, servicePorts } from './portDefects';

export default defineRule({
  meta: {
    id: 'invalid-port',
    dimension: 'chart-quality',
    title: 'Ports have valid names and numbers',
    failureTitle: 'Kubernetes refuses a port',
    severity: 'high',
    confidence: 'high',
    target: 'resource',
    requires: ['workloads'],
    messages: {
      refused: {
        message: '{{kind}} {{name}} has {{defect}}, so Kubernetes refuses it.',
        remediation:
          'Use numbers from 1 to 65535, and names of at most 15 lower-case letters, digits and dashes.',
      },
      repeated: {
        message:
          '{{kind}} {{name}} has {{defect}}; Helm 4 and `kubectl apply --server-side` are refused, and updates by others keep only one.',
        remediation: 'Remove one of them.',
      },
    },
    effort: 'S',
    phase: 1,
    compliance: ['zero-impact', 'kubernetes-best-practice'],
    risks: ['critical-path-failure', 'change-management'],
    controls: [],
    references: [
      'https://kubernetes.io/docs/concepts/services-networking/service/#multi-port-services',
    ],
    since: '0.1.0',
  },
  appliesTo: (resource, { facts }) =>
    isService(resource) || workloadOf(resource, facts.workloads) !== undefined,
  check(resource, { facts, report }) {
    const { kind, name } = resource;
    const workload = workloadOf(resource, facts.workloads);
    const defects = workload
      ? containerPorts(workload)
      : servicePorts(resource);
    for (const { path, defect } of defects) {
      report({ messageId: 'refused', data: { kind, name, defect }, path });
    }
    for (const { path, defect } of workload ? repeatedPorts(workload) : []) {
      report({
        messageId: 'repeated',
        data: { kind, name, defect },
        path,
        severity: 'medium',
      });
    }
  },
});

function isService({ kind, group }: Resource): boolean {
  return kind === 'Service' && group === '';
}

function workloadOf(resource: Resource, workloads: Workload[]) {
  return workloads.find(workload => workload.resource === resource);
}
