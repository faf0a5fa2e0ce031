import type { Resource } from '../../../stages/gather/types';
import { defineRule } from '../../defineRule';

/** What names of nearly all kinds must look like (RFC 1123), for at most 253 characters. */
const NAME = /^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/;
const LONGEST_NAME = 253;

/** Groups whose objects may have other names, such as `system:node-proxier`. */
const FREE_NAMES = ['rbac.authorization.k8s.io'];

export default defineRule({
  meta: {
    id: 'lint-error',
    dimension: 'chart-quality',
    title: 'Chart and manifests are well formed',
    failureTitle: 'Helm or Kubernetes refuses something in the chart',
    severity: 'high',
    confidence: 'high',
    target: 'chart',
    requires: ['parseProblems', 'resources'],
    messages: {
      apiVersion: {
        message:
          'Chart.yaml of {{name}} has no valid `apiVersion`, so Helm neither lints nor packages the chart.',
        remediation: 'Set `apiVersion: v2` in Chart.yaml.',
      },
      notYaml: {
        message:
          'Document {{number}} that {{file}} renders is no Kubernetes object: {{problem}}.',
        remediation:
          'Look at what `helm template --show-only {{file}}` renders; mostly an indentation is wrong.',
      },
      incomplete: {
        message: '{{file}} renders an object without {{fields}}.',
        remediation: 'Give the object {{fields}}.',
      },
      badName: {
        message:
          'The name "{{name}}" of {{kind}} is none that Kubernetes allows, so the release is refused.',
        remediation:
          'Use lower-case letters, digits, dashes and dots, and at most 253 of them.',
      },
    },
    effort: 'S',
    phase: 1,
    compliance: ['zero-impact', 'kubernetes-best-practice'],
    risks: ['change-management'],
    controls: [],
    references: ['https://helm.sh/docs/helm/helm_lint/'],
    since: '0.1.0',
  },
  check({ metadata: { name, apiVersion } }, { facts, report }) {
    if (apiVersion !== 'v1' && apiVersion !== 'v2') {
      report({ messageId: 'apiVersion', data: { name }, path: ['apiVersion'] });
    }
    for (const { source: file, document, message } of facts.parseProblems) {
      const data = { file, number: document + 1, problem: message };
      report({ messageId: 'notYaml', data, file });
    }
    for (const resource of facts.resources) {
      const fields = missingFields(resource);
      const { source: file, kind } = resource;
      if (fields.length > 0) {
        report({
          messageId: 'incomplete',
          data: { file, fields: fields.join(' and ') },
          resource,
          path: [fields[0]],
        });
      } else if (hasBadName(resource)) {
        report({
          messageId: 'badName',
          data: { name: resource.name, kind },
          resource,
          path: ['metadata', 'name'],
        });
      }
    }
  },
});

function missingFields({ apiVersion, kind, name, body }: Resource): string[] {
  const metadata = body.metadata as { generateName?: unknown } | undefined;
  return [
    ...(apiVersion ? [] : ['apiVersion']),
    ...(kind ? [] : ['kind']),
    ...(name || metadata?.generateName ? [] : ['metadata.name']),
  ];
}

function hasBadName({ name, group }: Resource): boolean {
  if (!name || FREE_NAMES.includes(group)) return false;
  return !NAME.test(name) || name.length > LONGEST_NAME;
}
