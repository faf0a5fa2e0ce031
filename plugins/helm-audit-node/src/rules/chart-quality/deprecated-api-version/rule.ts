import {
  findDeprecation,
  minorOf,
  newestMinorIn,
} from '../../../facts/apiDeprecations';
import { defineRule } from '../../defineRule';

export default defineRule({
  meta: {
    id: 'deprecated-api-version',
    dimension: 'chart-quality',
    title: 'No API version is on its way out',
    failureTitle: 'An API version is used that Kubernetes is about to remove',
    severity: 'medium',
    confidence: 'high',
    target: 'resource',
    requires: ['context'],
    messages: {
      deprecated: {
        message:
          '{{kind}} {{name}} uses {{apiVersion}}, which is deprecated since Kubernetes 1.{{deprecatedIn}} and gone in 1.{{removedIn}}; the target is {{target}}.',
        remediation: '{{advice}}.',
      },
    },
    effort: 'S',
    phase: 2,
    compliance: ['kubernetes-best-practice'],
    risks: ['change-management'],
    controls: [],
    references: [
      'https://kubernetes.io/docs/reference/using-api/deprecation-guide/',
    ],
    since: '0.1.0',
  },
  check(resource, { facts: { context }, report }) {
    const deprecation = findDeprecation(resource);
    if (!deprecation) return;
    const { deprecatedIn, removedIn, replacement } = deprecation;
    const target = minorOf(context.kubeVersion);
    // A range that reaches the removal is a matter of `removed-api-version`.
    const newest = newestMinorIn(context.kubeVersionRange) ?? target;
    if (target < deprecatedIn || Math.max(target, newest) >= removedIn) return;
    const { kind, name, apiVersion } = resource;
    report({
      messageId: 'deprecated',
      data: {
        kind,
        name,
        apiVersion,
        deprecatedIn,
        removedIn,
        target: `1.${target}`,
        advice: replacement
          ? `Move to ${replacement} and compare the fields`
          : `Plan to do without ${kind}; nothing takes its place`,
      },
      path: ['apiVersion'],
    });
  },
});
