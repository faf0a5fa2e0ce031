import { minorOf } from '../../../facts/apiDeprecations';
import { defineRule } from '../../defineRule';
import { findOutdated } from './outdated';

export default defineRule({
  meta: {
    id: 'deprecated-field',
    dimension: 'chart-quality',
    title: 'Settings are made where Kubernetes reads them',
    failureTitle: 'A setting is made in a way that Kubernetes gives up',
    severity: 'low',
    confidence: 'high',
    target: 'resource',
    requires: ['context', 'workloads'],
    messages: {
      deprecated: {
        message:
          '{{kind}} {{name}} uses {{field}}, which is deprecated since Kubernetes 1.{{since}}.',
        remediation: '{{advice}}.',
      },
      ignored: {
        message:
          '{{kind}} {{name}} uses {{field}}, which has no effect since Kubernetes 1.{{since}}.',
        remediation: '{{advice}}.',
      },
    },
    effort: 'S',
    phase: 2,
    compliance: ['kubernetes-best-practice'],
    risks: ['change-management'],
    controls: [],
    references: [
      'https://kubernetes.io/docs/reference/labels-annotations-taints/',
      'https://kubernetes.io/docs/reference/using-api/deprecation-policy/',
    ],
    since: '0.1.0',
  },
  check(resource, { facts: { context, workloads }, report }) {
    const target = minorOf(context.kubeVersion);
    const workload = workloads.find(each => each.resource === resource);
    for (const each of findOutdated(resource, workload)) {
      if (target < each.since) continue;
      const { name: field, since, advice, path, isIgnored } = each;
      const { kind, name } = resource;
      report({
        messageId: isIgnored ? 'ignored' : 'deprecated',
        data: { kind, name, field, since, advice },
        path,
        // What was meant does not happen.
        ...(isIgnored && { severity: 'medium' as const }),
      });
    }
  },
});
