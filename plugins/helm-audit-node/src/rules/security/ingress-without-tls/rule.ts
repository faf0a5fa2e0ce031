import { entranceOf } from '../../../facts/tlsTermination';
import { defineRule } from '../../defineRule';

export default defineRule({
  meta: {
    id: 'ingress-without-tls',
    dimension: 'security',
    title: 'Traffic enters the cluster encrypted',
    failureTitle: 'Traffic enters the cluster unencrypted',
    severity: 'high',
    confidence: 'medium',
    target: 'resource',
    requires: [],
    messages: {
      plain: {
        message:
          '{{kind}} {{name}} serves {{host}} without TLS, so everyone on the way reads and changes what is sent.',
        remediation: 'Configure TLS with a certificate for {{host}}.',
      },
    },
    effort: 'M',
    phase: 1,
    compliance: ['security-standards', 'industry-frameworks'],
    risks: ['failover-security'],
    controls: ['NSA-CISA'],
    references: [
      'https://kubernetes.io/docs/concepts/services-networking/ingress/#tls',
      'https://gateway-api.sigs.k8s.io/guides/tls/',
    ],
    since: '0.1.0',
  },
  appliesTo: resource => entranceOf(resource) !== undefined,
  check(resource, { report, undetermined }) {
    const entrance = entranceOf(resource);
    if (!entrance) return;
    if (entrance.doubt) {
      undetermined(entrance.doubt);
      return;
    }
    const { kind, name } = resource;
    for (const { host, path } of entrance.plain) {
      const data = { kind, name, host: host === '*' ? 'all hosts' : host };
      report({ messageId: 'plain', data, path });
    }
  },
});
