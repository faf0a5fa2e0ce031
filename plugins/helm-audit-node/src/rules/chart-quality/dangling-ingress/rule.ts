import { mapsAt, stringAt } from '../../../json';
import {
  resolveReference,
  whereElseItMayBe,
} from '../../../facts/externalReferences';
import { defineRule } from '../../defineRule';
import { backendsOf, isEntrance } from './backends';
import { doubleClaims } from './claims';

export default defineRule({
  meta: {
    id: 'dangling-ingress',
    dimension: 'chart-quality',
    title: 'Every Ingress and route leads to a Service',
    failureTitle: 'An Ingress or route leads nowhere',
    severity: 'high',
    confidence: 'high',
    target: 'resource',
    requires: ['context', 'resources'],
    messages: {
      service: {
        message:
          '{{kind}} {{name}} sends requests to Service {{service}}, which the release does not have, so users get errors from the proxy.',
        remediation:
          'Correct the name of the backend, or render Service {{service}} whenever {{name}} is rendered.',
      },
      noPort: {
        message:
          '{{kind}} {{name}} names no port of Service {{service}}, so Kubernetes refuses it.',
        remediation: 'Name one of the ports of {{service}}.',
      },
      port: {
        message:
          '{{kind}} {{name}} sends requests to port {{port}} of Service {{service}}, which has {{ports}}.',
        remediation: 'Use one of the ports of {{service}}: {{ports}}.',
      },
      twice: {
        message:
          'Ingress {{name}} sends {{route}} to another backend than Ingress {{other}} does; the controller follows one of the two, and nothing says which.',
        remediation: 'Keep one of the two, or give them paths of their own.',
      },
    },
    effort: 'S',
    phase: 1,
    compliance: ['zero-impact', 'kubernetes-best-practice'],
    risks: ['critical-path-failure'],
    controls: [],
    references: [
      'https://kubernetes.io/docs/concepts/services-networking/ingress/',
      'https://gateway-api.sigs.k8s.io/api-types/httproute/',
    ],
    since: '0.1.0',
  },
  appliesTo: resource =>
    isEntrance(resource) && backendsOf(resource).length > 0,
  check(resource, { facts, report, undetermined }) {
    const { kind, name } = resource;
    for (const claim of doubleClaims(facts.resources)) {
      if (claim.ingress !== resource) continue;
      const { route, path, other } = claim;
      const data = { name, route, other: other.name };
      report({ messageId: 'twice', data, path, severity: 'medium' });
    }
    for (const { service, namespace, port, path } of backendsOf(resource)) {
      const reference = {
        kind: 'Service',
        group: '',
        name: service,
        namespace,
      };
      const found = resolveReference(reference, facts.resources);
      if (!found) {
        const doubt = whereElseItMayBe(reference, facts);
        if (doubt) undetermined(doubt);
        else
          report({ messageId: 'service', data: { kind, name, service }, path });
        continue;
      }
      if (port === undefined && kind === 'Ingress') {
        report({ messageId: 'noPort', data: { kind, name, service }, path });
        continue;
      }
      const ports = mapsAt(found.body, 'spec', 'ports').map(item => item.value);
      const isKnown =
        port === undefined ||
        stringAt(found.body, 'spec', 'type') === 'ExternalName' ||
        ports.some(item => item.name === port || item.port === port);
      if (isKnown) continue;
      const list = ports.map(item => item.name ?? item.port).join(', ');
      report({
        messageId: 'port',
        data: { kind, name, service, port, ports: list || 'no ports' },
        path,
      });
    }
  },
});
