import { stringAt } from '../../../json';
import type { Resource } from '../../../stages/gather/types';
import { defineRule } from '../../defineRule';

/** Annotations whose text becomes part of the configuration of an NGINX controller. */
const SNIPPET = /^nginx\.(ingress\.kubernetes\.io|org)\/[\w-]*-snippets?$/;

/** Directives and files that an annotation has no business with. */
const INJECTION =
  /(^|[\s{;])(alias|root)(\s[^;\n]*)?;|_by_lua|\/etc\/(passwd|shadow|group|nginx|ingress-controller)|\/var\/run\/secrets/;

const SWITCH = 'allow-snippet-annotations';

export default defineRule({
  meta: {
    id: 'ingress-snippet',
    dimension: 'security',
    title: 'Ingresses bring no raw configuration',
    failureTitle: 'An Ingress writes into the configuration of its controller',
    severity: 'medium',
    confidence: 'high',
    target: 'resource',
    requires: [],
    messages: {
      snippet: {
        message:
          'Ingress {{name}} writes raw NGINX configuration with {{annotation}}: a mistake in it stops every update of the controller, and it may read the Secrets of all namespaces.',
        remediation:
          'Remove the annotation and use those that the controller has for the purpose.',
      },
      allowed: {
        message:
          'ConfigMap {{name}} lets every Ingress write raw NGINX configuration, with which it may read the Secrets of all namespaces.',
        remediation: 'Set `allow-snippet-annotations` to "false".',
      },
    },
    effort: 'M',
    phase: 2,
    compliance: ['security-standards'],
    risks: ['blast-radius-exposure', 'availability-impact'],
    controls: [],
    references: [
      'https://github.com/kubernetes/kubernetes/issues/126811',
      'https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations-risk/',
    ],
    since: '0.1.0',
  },
  appliesTo: resource =>
    isIngress(resource) ||
    (resource.kind === 'ConfigMap' &&
      stringAt(resource.body, 'data', SWITCH) !== undefined),
  check(resource, { report }) {
    const { name, body, annotations } = resource;
    if (!isIngress(resource)) {
      if (stringAt(body, 'data', SWITCH) !== 'true') return;
      report({ messageId: 'allowed', data: { name }, path: ['data', SWITCH] });
      return;
    }
    for (const [annotation, text] of Object.entries(annotations)) {
      const isSnippet = SNIPPET.test(annotation) && text.trim() !== '';
      if (!isSnippet && !INJECTION.test(text)) continue;
      report({
        messageId: 'snippet',
        data: { name, annotation },
        path: ['metadata', 'annotations', annotation],
        ...(INJECTION.test(text) && { severity: 'high' as const }),
      });
    }
  },
});

function isIngress({ kind, group }: Resource): boolean {
  return (
    kind === 'Ingress' && ['networking.k8s.io', 'extensions'].includes(group)
  );
}
