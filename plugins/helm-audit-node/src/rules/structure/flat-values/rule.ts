import { defineRule } from '../../defineRule';
import { listSome } from '../../listing';

/** Settings by which a service is made to fit an environment, written as literals. */
const LITERAL =
  /^\s*(?:-\s+)?(replicas|minReplicas|maxReplicas|minReplicaCount|maxReplicaCount|cpu|memory):\s*["']?\d[^\s{]*(?:\s+#.*|\s*)$/gm;

export default defineRule({
  meta: {
    id: 'flat-values',
    dimension: 'structure',
    title: 'Settings of reliability can be set by values',
    failureTitle: 'Settings of reliability stand fast in a template',
    severity: 'low',
    confidence: 'medium',
    target: 'template',
    requires: [],
    messages: {
      literal: {
        message:
          '{{file}} fixes {{settings}}, so changing it for one environment, or in an incident, takes a new version of the chart.',
        remediation: 'Take {{settings}} from values, with these as defaults.',
      },
    },
    effort: 'S',
    phase: 2,
    compliance: ['graceful-degradation'],
    risks: ['incident-response', 'operational-burden'],
    controls: [],
    references: ['https://helm.sh/docs/chart_best_practices/values/'],
    since: '0.1.0',
  },
  // Tests and definitions of custom resources need no tuning.
  appliesTo: ({ path, text }) =>
    /\.ya?ml$/.test(path) &&
    !/helm\.sh\/hook["']?\s*:[^\n]*test/.test(text) &&
    !/^kind:\s*CustomResourceDefinition/m.test(text) &&
    /^kind:\s*(Deployment|StatefulSet|DaemonSet|Rollout|HorizontalPodAutoscaler|ScaledObject)\b/m.test(
      text,
    ),
  check({ path: file, text }, { report }) {
    const literals = [...text.matchAll(LITERAL)];
    if (literals.length === 0) return;
    const settings = new Set(literals.map(([, setting]) => setting));
    report({
      messageId: 'literal',
      data: { file, settings: listSome([...settings]) },
      file,
      text: literals[0][0].trim(),
    });
  },
});
