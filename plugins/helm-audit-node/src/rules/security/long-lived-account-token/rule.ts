import { listAt, stringAt } from '../../../json';
import { defineRule } from '../../defineRule';

const TOKEN_TYPE = 'kubernetes.io/service-account-token';

export default defineRule({
  meta: {
    id: 'long-lived-account-token',
    dimension: 'security',
    title: 'Tokens of service accounts expire',
    failureTitle: 'A token of a service account never expires',
    severity: 'medium',
    confidence: 'high',
    target: 'resource',
    requires: [],
    messages: {
      token: {
        message:
          'Secret {{name}} is a token of a service account that never expires and works from anywhere.',
        remediation:
          'Mount a projected token, or get one with `kubectl create token`.',
      },
      listed: {
        message:
          'ServiceAccount {{name}} lists Secrets, as was done for tokens that never expire.',
        remediation: 'Remove `secrets`.',
      },
    },
    effort: 'M',
    phase: 2,
    compliance: ['security-standards', 'kubernetes-best-practice'],
    risks: ['blast-radius-exposure'],
    controls: [],
    references: [
      'https://kubernetes.io/docs/concepts/configuration/secret/#serviceaccount-token-secrets',
    ],
    since: '0.1.0',
  },
  appliesTo: ({ kind, group }) =>
    group === '' && (kind === 'Secret' || kind === 'ServiceAccount'),
  check({ kind, name, body }, { report }) {
    const data = { name };
    if (kind === 'Secret' && stringAt(body, 'type') === TOKEN_TYPE) {
      report({ messageId: 'token', data, path: ['type'] });
    }
    if (kind === 'ServiceAccount' && listAt(body, 'secrets').length > 0) {
      const path = ['secrets'];
      report({ messageId: 'listed', data, path, severity: 'low' });
    }
  },
});
