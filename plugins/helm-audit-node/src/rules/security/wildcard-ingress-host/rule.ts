import { mapsAt, stringAt } from '../../../json';
import { defineRule } from '../../defineRule';

export default defineRule({
  meta: {
    id: 'wildcard-ingress-host',
    dimension: 'security',
    title: 'Ingresses answer for hosts of their own',
    failureTitle: 'An Ingress answers for hosts that are not its own',
    severity: 'medium',
    confidence: 'medium',
    target: 'resource',
    requires: [],
    messages: {
      anyHost: {
        message:
          'Ingress {{name}} has a rule without a host, so it gets the requests for every host that no other Ingress names.',
        remediation: 'Name the host that the service is reached by.',
      },
      wildcard: {
        message:
          'Ingress {{name}} answers for {{host}}, so it gets the requests for every such host that no other Ingress names.',
        remediation: 'Name each host that the service is reached by.',
      },
    },
    effort: 'S',
    phase: 2,
    compliance: ['security-standards'],
    risks: ['blast-radius-exposure'],
    controls: [],
    references: [
      'https://kubernetes.io/docs/concepts/services-networking/ingress/#hostname-wildcards',
    ],
    since: '0.1.0',
  },
  appliesTo: ({ kind, group, body }) =>
    kind === 'Ingress' &&
    ['networking.k8s.io', 'extensions'].includes(group) &&
    mapsAt(body, 'spec', 'rules').length > 0,
  check({ name, body }, { report }) {
    for (const { value, index } of mapsAt(body, 'spec', 'rules')) {
      const host = stringAt(value, 'host') ?? '';
      const path = ['spec', 'rules', index, 'host'];
      if (host === '' || host === '*') {
        report({ messageId: 'anyHost', data: { name }, path });
      } else if (host.includes('*')) {
        const data = { name, host };
        report({ messageId: 'wildcard', data, path, severity: 'low' });
      }
    }
  },
});
