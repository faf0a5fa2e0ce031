import { Path } from '../../../json';
import type { Resource } from '../../../stages/gather/types';
import { defineRule } from '../../defineRule';

export default defineRule({
  meta: {
    id: 'nondeterministic-render',
    dimension: 'chart-quality',
    title: 'The same values render the same manifests',
    failureTitle: 'Every render gives something else',
    severity: 'high',
    confidence: 'high',
    target: 'resource',
    requires: ['rendering'],
    messages: {
      rotates: {
        message:
          '{{kind}} {{name}} differs from render to render, so every upgrade replaces what is in use: a password that the database does not know, a certificate that nobody trusts yet.',
        remediation:
          'Take the secret from outside the chart, or keep it with `lookup`.',
      },
      restarts: {
        message:
          'The pods of {{kind}} {{name}} differ from render to render, so every upgrade restarts them all, even one that changes nothing.',
        remediation: 'Remove what is random from the pod template of {{name}}.',
      },
    },
    effort: 'M',
    phase: 1,
    compliance: ['zero-impact'],
    risks: ['change-management', 'critical-path-failure'],
    controls: [],
    references: [
      'https://helm.sh/docs/chart_template_guide/functions_and_pipelines/#using-the-lookup-function',
    ],
    since: '0.1.0',
  },
  // What is made at the install alone is made once.
  appliesTo: ({ hooks }) =>
    hooks.length === 0 || hooks.some(hook => hook.endsWith('-upgrade')),
  check(resource, { facts: { rendering }, report, undetermined }) {
    const { kind, name, source, document } = resource;
    const unstable = rendering.unstable.find(
      other => other.source === source && other.document === document,
    );
    if (!unstable) return;
    if (unstable.mayBeKept) {
      undetermined(
        `${kind} ${name} differs each time it is rendered without a cluster; a template may keep it by what it looks up there.`,
      );
      return;
    }
    const template = podTemplate(resource);
    report({
      messageId: template ? 'restarts' : 'rotates',
      data: { kind, name },
      path: template ?? (kind === 'Secret' ? ['data'] : ['metadata', 'name']),
    });
  },
});

function podTemplate({ kind }: Resource): Path | undefined {
  return ['Deployment', 'StatefulSet', 'DaemonSet', 'Rollout'].includes(kind)
    ? ['spec', 'template']
    : undefined;
}
