import { mapsAt, stringAt } from '../../../json';
import {
  declaresPort,
  portLabel,
  runs,
  servicesOf,
} from '../../../facts/servicePorts';
import { defineRule } from '../../defineRule';

export default defineRule({
  meta: {
    id: 'service-port-mismatch',
    dimension: 'chart-quality',
    title: 'Target ports of Services exist in their pods',
    failureTitle: 'A Service sends to a port that its pods do not have',
    severity: 'high',
    confidence: 'high',
    target: 'workload',
    requires: ['resources'],
    messages: {
      missing: {
        message:
          'Port {{port}} of Service {{service}} leads to the port named {{target}}, which no container of {{kind}} {{name}} declares, so its requests go nowhere.',
        remediation:
          'Name a container port {{target}}, or correct `targetPort` of {{service}}.',
      },
    },
    effort: 'S',
    phase: 1,
    compliance: ['zero-impact', 'kubernetes-best-practice'],
    risks: ['critical-path-failure'],
    controls: [],
    references: [
      'https://kubernetes.io/docs/concepts/services-networking/service/#field-spec-ports',
    ],
    since: '0.1.0',
  },
  appliesTo: (workload, { facts: { resources } }) =>
    workload.role !== 'batch' &&
    workload.resource.hooks.length === 0 &&
    servicesOf(workload, resources).length > 0,
  check(workload, { facts: { resources }, report }) {
    const { kind, name } = workload.resource;
    const containers = workload.containers.filter(runs);
    for (const service of servicesOf(workload, resources)) {
      for (const { value, index } of mapsAt(service.body, 'spec', 'ports')) {
        // A number needs no declaration: it reaches whatever listens there.
        const target = stringAt(value, 'targetPort');
        if (target === undefined || /^\d+$/.test(target)) continue;
        if (containers.some(other => declaresPort(other, target))) continue;
        report({
          messageId: 'missing',
          data: {
            port: portLabel(value),
            service: service.name,
            target,
            kind,
            name,
          },
          resource: service,
          path: ['spec', 'ports', index, 'targetPort'],
        });
      }
    }
  },
});
