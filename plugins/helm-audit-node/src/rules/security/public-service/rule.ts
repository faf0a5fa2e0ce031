import { listAt, mapAt, mapsAt, stringAt } from '../../../json';
import { Resource } from '../../../stages/gather/types';
import { defineRule } from '../../defineRule';
import { RuleFix } from '../../types';

export default defineRule({
  meta: {
    id: 'public-service',
    dimension: 'security',
    title: 'Services are not open to everyone',
    failureTitle: 'A Service is open to everyone who reaches the nodes',
    severity: 'medium',
    confidence: 'medium',
    target: 'resource',
    requires: [],
    messages: {
      loadBalancer: {
        message:
          'Service {{name}} asks for a load balancer that, by what its manifest says, is public and open to all addresses.',
        remediation:
          'Set `loadBalancerSourceRanges`, or the annotation that makes it internal.',
      },
      nodePort: {
        message:
          'Service {{name}} opens a port on every node, past Ingress, TLS and web application firewalls.',
        remediation: 'Use the type ClusterIP behind an Ingress or a Gateway.',
      },
      externalIPs: {
        message:
          'Service {{name}} claims external IP addresses, with which it can take over traffic meant for others.',
        remediation: 'Remove `externalIPs`.',
      },
    },
    effort: 'S',
    phase: 2,
    compliance: ['security-standards'],
    risks: ['capacity-overload', 'blast-radius-exposure'],
    controls: [],
    references: [
      'https://kubernetes.io/docs/concepts/services-networking/service/#publishing-services-service-types',
    ],
    since: '0.1.0',
  },
  appliesTo: ({ kind, group }) => kind === 'Service' && group === '',
  check(service, { report }) {
    const { name, body } = service;
    const type = stringAt(body, 'spec', 'type');
    if (type === 'LoadBalancer' && !isLimited(service)) {
      const path = ['spec', 'type'];
      report({ messageId: 'loadBalancer', data: { name }, path });
    }
    if (type === 'NodePort') {
      const path = ['spec', 'type'];
      const fix = clusterOnlyFix(service);
      report({ messageId: 'nodePort', data: { name }, path, fix });
    }
    if (listAt(body, 'spec', 'externalIPs').length > 0) {
      const path = ['spec', 'externalIPs'];
      const fix: RuleFix = {
        title: 'Give up the external addresses; check who uses them',
        safety: 'review',
        set: undefined,
      };
      report({ messageId: 'externalIPs', data: { name }, path, fix });
    }
  },
});

/** Whether a load balancer is internal or open to some addresses only. */
function isLimited({ body, annotations }: Resource): boolean {
  const ranges = [
    ...listAt(body, 'spec', 'loadBalancerSourceRanges').map(String),
    ...(annotations['service.beta.kubernetes.io/load-balancer-source-ranges']
      ?.split(',')
      .map(range => range.trim()) ?? []),
  ];
  const isRanged =
    ranges.length > 0 &&
    !ranges.some(range => /^(0\.0\.0\.0|::)\/0$/.test(range));
  const isInternal = Object.entries(annotations).some(
    ([key, value]) =>
      /load-?balancer|private-?network/i.test(key) &&
      (/^(internal|private)$/i.test(value) ||
        (/internal|private/i.test(key) &&
          !/^(false|0\.0\.0\.0\/0)$/.test(value))),
  );
  const isOverlay = /tailscale/.test(
    stringAt(body, 'spec', 'loadBalancerClass') ?? '',
  );
  return isRanged || isInternal || isOverlay;
}

/** Takes what the API refuses within the cluster with it. */
function clusterOnlyFix({ body }: Resource): RuleFix {
  const ports = mapsAt(body, 'spec', 'ports')
    .filter(({ value }) => 'nodePort' in value)
    .map(({ index }) => ['spec', 'ports', index, 'nodePort']);
  const others = ['externalTrafficPolicy', 'healthCheckNodePort']
    .filter(field => field in mapAt(body, 'spec'))
    .map(field => ['spec', field]);
  return {
    title: 'Open it within the cluster only; check who uses its node port',
    safety: 'review',
    fields: [
      { path: ['spec', 'type'], set: 'ClusterIP' },
      ...[...ports, ...others].map(path => ({ path, set: undefined })),
    ],
  };
}
