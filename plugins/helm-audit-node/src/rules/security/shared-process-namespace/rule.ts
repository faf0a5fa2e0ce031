import { booleanAt } from '../../../json';
import { defineRule } from '../../defineRule';

export default defineRule({
  meta: {
    id: 'shared-process-namespace',
    dimension: 'security',
    title: 'Containers of a pod keep their processes to themselves',
    failureTitle: 'The containers of a pod see and end processes of others',
    severity: 'low',
    confidence: 'high',
    target: 'workload',
    requires: [],
    messages: {
      shared: {
        message:
          '{{kind}} {{name}} shares one process namespace among its containers, so each may read the environment of the others, Secrets included, and end their processes.',
        remediation: 'Remove `shareProcessNamespace`.',
      },
    },
    effort: 'S',
    phase: 3,
    compliance: ['security-standards'],
    risks: ['blast-radius-exposure'],
    controls: [],
    references: [
      'https://kubernetes.io/docs/tasks/configure-pod-container/share-process-namespace/',
    ],
    since: '0.1.0',
  },
  appliesTo: ({ podSpec }) =>
    booleanAt(podSpec, 'shareProcessNamespace') !== undefined,
  check({ resource, podSpec, podSpecPath }, { report }) {
    if (!booleanAt(podSpec, 'shareProcessNamespace')) return;
    const { kind, name } = resource;
    report({
      messageId: 'shared',
      data: { kind, name },
      path: [...podSpecPath, 'shareProcessNamespace'],
    });
  },
});
