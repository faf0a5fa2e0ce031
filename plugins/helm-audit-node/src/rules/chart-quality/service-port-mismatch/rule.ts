import { mapsAt, stringAt } from '../../../json';
import { portLabel, runs } from '../../../facts/servicePorts';
import { selectsPods } from '../../../facts/serviceSelection';
import type { Container, Workload } from '../../../facts/workloads';
import type { Resource } from '../../../stages/gather/types';
import { defineRule } from '../../defineRule';

export default defineRule({
  meta: {
    id: 'service-port-mismatch',
    dimension: 'chart-quality',
    title: 'Target ports of Services exist in their pods',
    failureTitle: 'A Service sends to a port that its pods do not have',
    severity: 'high',
    confidence: 'high',
    target: 'resource',
    requires: ['workloads'],
    messages: {
      missing: {
        message:
          'Port {{port}} of Service {{service}} leads to the port named {{target}}, which no container of {{workloads}} declares, so its requests go nowhere.',
        remediation:
          'Name a container port {{target}}, or correct `targetPort` of {{service}}.',
      },
      otherProtocol: {
        message:
          'Port {{port}} of Service {{service}} sends {{protocol}} to the port named {{target}}, which {{workloads}} declares for {{declared}} only, so its requests go nowhere.',
        remediation:
          'Declare a container port for {{protocol}} under a name of its own, and name it as `targetPort` of {{service}}.',
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
  appliesTo: (service, { facts: { workloads } }) =>
    receivers(service, workloads).length > 0,
  check(service, { facts: { workloads }, report }) {
    const selected = receivers(service, workloads);
    const containers = selected.flatMap(workload =>
      workload.containers.filter(runs),
    );
    const isHeadless = stringAt(service.body, 'spec', 'clusterIP') === 'None';
    for (const { value, index } of mapsAt(service.body, 'spec', 'ports')) {
      // A number needs no declaration: it reaches whatever listens there.
      const target = stringAt(value, 'targetPort');
      if (target === undefined || /^\d+$/.test(target)) continue;
      const protocol = stringAt(value, 'protocol') || 'TCP';
      const declared = protocolsOf(containers, target);
      if (declared.includes(protocol)) continue;
      report({
        messageId: declared.length > 0 ? 'otherProtocol' : 'missing',
        data: {
          port: portLabel(value),
          service: service.name,
          target,
          protocol,
          declared: declared.join(', '),
          workloads: selected
            .map(({ resource }) => `${resource.kind} ${resource.name}`)
            .join(', '),
        },
        path: ['spec', 'ports', index, 'targetPort'],
        // Clients of a headless Service connect to the pods themselves.
        severity: isHeadless ? 'low' : undefined,
      });
    }
  },
});

/** For which protocols containers declare a port of this name. */
function protocolsOf(containers: Container[], name: string): string[] {
  return containers
    .flatMap(({ spec }) => mapsAt(spec, 'ports'))
    .filter(({ value }) => value.name === name)
    .map(({ value }) => stringAt(value, 'protocol') || 'TCP');
}

/** Workloads that the Service is meant for; jobs and hooks carry its labels by accident. */
function receivers(service: Resource, workloads: Workload[]): Workload[] {
  return workloads.filter(
    ({ role, resource, podLabels }) =>
      role !== 'batch' &&
      resource.hooks.length === 0 &&
      selectsPods(service, podLabels, resource.namespace),
  );
}
