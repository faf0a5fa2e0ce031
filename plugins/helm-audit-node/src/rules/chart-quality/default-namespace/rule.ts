import { defineRule } from '../../defineRule';

export default defineRule({
  meta: {
    id: 'default-namespace',
    dimension: 'chart-quality',
    title: 'Nothing is put into the namespace default',
    failureTitle: 'An object is put into the namespace default',
    severity: 'low',
    confidence: 'high',
    target: 'resource',
    requires: ['context'],
    messages: {
      literal: {
        message:
          '{{kind}} {{name}} is put into the namespace `default`, which it shares with whatever else names none.',
        remediation: 'Put {{name}} into a namespace of its service.',
      },
    },
    effort: 'S',
    phase: 2,
    compliance: ['kubernetes-best-practice', 'security-standards'],
    risks: ['blast-radius-exposure', 'operational-burden'],
    controls: ['CIS 5.7.4'],
    references: [
      'https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/',
    ],
    since: '0.1.0',
  },
  // In a chart every fixed namespace is a matter of hardcoded-namespace. The Service of the
  // API server and the account that each namespace has are the cluster's own.
  appliesTo: ({ kind, name, namespace }, { facts: { context } }) =>
    !context.isChart &&
    namespace !== undefined &&
    !(kind === 'ServiceAccount' && name === 'default') &&
    !(kind === 'Service' && name === 'kubernetes'),
  check({ kind, name, namespace }, { report }) {
    if (namespace !== 'default') return;
    report({
      messageId: 'literal',
      data: { kind, name },
      path: ['metadata', 'namespace'],
    });
  },
});
