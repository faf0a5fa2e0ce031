import { RELEASE_NAME } from '../../../release';
import { stringAt } from '../../../json';
import type { Resource } from '../../../stages/gather/types';
import { defineRule } from '../../defineRule';
import { listSome } from '../../listing';

/** Kinds that live in a namespace; only what other charts may also hold is listed. */
const NAMESPACED = new Set([
  'ConfigMap',
  'CronJob',
  'DaemonSet',
  'Deployment',
  'HorizontalPodAutoscaler',
  'Ingress',
  'Job',
  'NetworkPolicy',
  'PersistentVolumeClaim',
  'Pod',
  'PodDisruptionBudget',
  'Role',
  'RoleBinding',
  'Secret',
  'Service',
  'ServiceAccount',
  'StatefulSet',
]);

export default defineRule({
  meta: {
    id: 'name-collision',
    dimension: 'chart-quality',
    title: 'Two releases can live in one namespace',
    failureTitle: 'A second release in the namespace collides',
    severity: 'medium',
    confidence: 'high',
    target: 'chart',
    requires: ['resources', 'values'],
    messages: {
      fixed: {
        message:
          'Chart {{chart}} gives the same names in every release ({{names}}); a second release in the namespace fails or takes them over.',
        remediation: 'Build every name from the release, as by `{{helper}}`.',
      },
    },
    effort: 'M',
    phase: 2,
    compliance: ['kubernetes-best-practice', 'redundancy'],
    risks: ['blast-radius-exposure', 'change-management'],
    controls: [],
    references: ['https://helm.sh/docs/chart_template_guide/named_templates/'],
    since: '0.1.0',
  },
  appliesTo: (_, { facts: { resources, values } }) =>
    // Someone who sets a fixed name wants it.
    !stringAt(values.effective, 'fullnameOverride') && resources.some(isOwn),
  check({ metadata }, { facts: { resources }, report }) {
    const fixed = resources.filter(
      resource => isOwn(resource) && !resource.name.includes(RELEASE_NAME),
    );
    if (fixed.length === 0) return;
    const names = fixed.map(({ kind, name }) => `${kind} ${name}`);
    report({
      messageId: 'fixed',
      data: {
        chart: metadata.name,
        names: listSome(names),
        helper: `{{ include "${metadata.name}.fullname" . }}`,
      },
      resource: fixed[0],
      path: ['metadata', 'name'],
    });
  },
});

function isOwn({ kind, name, subchart, hooks, namespace }: Resource): boolean {
  return (
    NAMESPACED.has(kind) &&
    name !== '' &&
    subchart === undefined &&
    hooks.length === 0 &&
    namespace !== 'kube-system'
  );
}
