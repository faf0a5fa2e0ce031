import { defineRule } from '../../defineRule';

const LABEL = 'pod-security.kubernetes.io/enforce';

export default defineRule({
  meta: {
    id: 'missing-pod-security-admission',
    dimension: 'security',
    title: 'Namespaces enforce a Pod Security Standard',
    failureTitle: 'A namespace admits pods of any kind',
    severity: 'low',
    confidence: 'high',
    target: 'resource',
    requires: [],
    messages: {
      missing: {
        message:
          'Namespace {{name}} enforces no Pod Security Standard, so it admits privileged pods.',
        remediation: 'Add the label `{{label}}: restricted` or `baseline`.',
      },
      privileged: {
        message:
          'Namespace {{name}} enforces the standard `privileged`, which admits every pod.',
        remediation: 'Set the label `{{label}}` to `restricted` or `baseline`.',
      },
    },
    effort: 'S',
    phase: 3,
    compliance: ['security-standards'],
    risks: ['blast-radius-exposure'],
    controls: ['CIS 5.2.1'],
    references: [
      'https://kubernetes.io/docs/concepts/security/pod-security-admission/',
    ],
    since: '0.1.0',
  },
  appliesTo: ({ kind, group }) => kind === 'Namespace' && group === '',
  check({ name, labels }, { report }) {
    const level = labels[LABEL];
    if (level === 'restricted' || level === 'baseline') return;
    report({
      messageId: level === 'privileged' ? 'privileged' : 'missing',
      data: { name, label: LABEL },
      path: ['metadata', 'labels', LABEL],
    });
  },
});
