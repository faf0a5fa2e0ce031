import { defineRule } from '../../defineRule';

export default defineRule({
  meta: {
    id: 'hardcoded-namespace',
    dimension: 'chart-quality',
    title: 'Objects live in the namespace of their release',
    failureTitle: 'A template names a fixed namespace',
    severity: 'medium',
    confidence: 'high',
    target: 'resource',
    requires: ['templates'],
    messages: {
      literal: {
        message:
          '{{kind}} {{name}} is always put into the namespace {{namespace}}, wherever the release is installed.',
        remediation: 'Remove `namespace`, or write `{{release}}`.',
      },
    },
    effort: 'S',
    phase: 2,
    compliance: ['kubernetes-best-practice'],
    risks: ['blast-radius-exposure', 'operational-burden'],
    controls: [],
    references: [
      'https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/',
    ],
    since: '0.1.0',
  },
  appliesTo: ({ namespace, kind }) => namespace !== undefined && kind !== '',
  check({ kind, name, namespace = '', source }, { facts, report }) {
    // Rights to the API server's own settings can only be given where those are.
    if (namespace === 'kube-system') return;
    const template = facts.templates.find(({ path }) => path === source);
    const literal = new RegExp(
      `^\\s*namespace:\\s*["']?${escape(namespace)}["']?\\s*(#.*)?$`,
      'm',
    );
    if (!template || !literal.test(template.text)) return;
    report({
      messageId: 'literal',
      data: { kind, name, namespace, release: '{{ .Release.Namespace }}' },
      path: ['metadata', 'namespace'],
    });
  },
});

function escape(text: string): string {
  return text.replace(/[^\w-]/g, '\\$&');
}
