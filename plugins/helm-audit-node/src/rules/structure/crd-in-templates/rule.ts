import { defineRule } from '../../defineRule';

export default defineRule({
  meta: {
    id: 'crd-in-templates',
    dimension: 'structure',
    title: 'Custom resource definitions outlive the release',
    failureTitle: 'A custom resource definition is deleted with the release',
    severity: 'medium',
    confidence: 'high',
    target: 'resource',
    requires: ['templates'],
    messages: {
      deleted: {
        message:
          '{{name}} is a template, so `helm uninstall` deletes it, and with it every object of that kind in the cluster.',
        remediation:
          'Annotate {{name}} with `helm.sh/resource-policy: keep`, or move it to crds/.',
      },
    },
    effort: 'S',
    phase: 1,
    compliance: ['zero-impact', 'kubernetes-best-practice'],
    risks: ['blast-radius-exposure', 'change-management'],
    controls: [],
    references: [
      'https://helm.sh/docs/chart_best_practices/custom_resource_definitions/',
    ],
    since: '0.1.0',
  },
  appliesTo: ({ kind, group }) =>
    kind === 'CustomResourceDefinition' && group === 'apiextensions.k8s.io',
  check({ name, source, annotations }, { report }) {
    const isTemplate = /(^|\/)templates\//.test(source);
    if (!isTemplate || annotations['helm.sh/resource-policy'] === 'keep') {
      return;
    }
    report({
      messageId: 'deleted',
      data: { name },
      path: ['metadata', 'annotations', 'helm.sh/resource-policy'],
      fix: {
        title: 'Keep the definition when the release goes',
        safety: 'safe',
        set: 'keep',
      },
    });
  },
});
