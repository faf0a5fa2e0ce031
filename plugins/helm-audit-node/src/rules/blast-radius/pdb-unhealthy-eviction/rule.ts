import { coerce, gte } from 'semver';
import { stringAt } from '../../../json';
import { defineRule } from '../../defineRule';

/** The field is on by default since Kubernetes 1.27. */
function hasField(kubeVersion: string): boolean {
  const version = coerce(kubeVersion);
  return version === null || gte(version, '1.27.0');
}

export default defineRule({
  meta: {
    id: 'pdb-unhealthy-eviction',
    dimension: 'blast-radius',
    title: 'Broken pods can be evicted',
    failureTitle: 'A broken pod may block a node drain',
    severity: 'low',
    confidence: 'high',
    target: 'resource',
    requires: ['context'],
    messages: {
      unset: {
        message:
          'PodDisruptionBudget {{name}} protects pods that are broken too, so a crash loop blocks node drains.',
        remediation: 'Set `unhealthyPodEvictionPolicy: AlwaysAllow`.',
      },
    },
    effort: 'S',
    phase: 2,
    compliance: ['kubernetes-best-practice'],
    risks: ['change-management'],
    controls: [],
    references: [
      'https://kubernetes.io/docs/tasks/run-application/configure-pdb/#unhealthy-pod-eviction-policy',
    ],
    since: '0.1.0',
  },
  appliesTo: ({ kind, apiVersion }, { facts }) =>
    kind === 'PodDisruptionBudget' &&
    apiVersion === 'policy/v1' &&
    hasField(facts.context.kubeVersion),
  check({ name, body }, { report }) {
    const path = ['spec', 'unhealthyPodEvictionPolicy'];
    // Who writes IfHealthyBudget has decided for the data and against the drain.
    if (stringAt(body, ...path)) return;
    report({
      messageId: 'unset',
      data: { name },
      path,
      fix: {
        title: 'Let broken pods be evicted',
        safety: 'safe',
        set: 'AlwaysAllow',
      },
    });
  },
});
