import { mapsAt } from '../../../json';
import { defineRule } from '../../defineRule';

export default defineRule({
  meta: {
    id: 'naked-pod',
    dimension: 'reliability',
    title: 'Pods are made by controllers',
    failureTitle: 'A pod is not replaced when it is lost',
    severity: 'high',
    confidence: 'high',
    target: 'workload',
    requires: [],
    messages: {
      naked: {
        message:
          'Pod {{name}} is made by no controller, so it is gone for good when its node is.',
        remediation:
          'Turn it into a Deployment, or into a Job if it ends by itself.',
      },
    },
    effort: 'S',
    phase: 1,
    compliance: ['redundancy', 'kubernetes-best-practice'],
    risks: ['critical-path-failure'],
    controls: [],
    references: [
      'https://kubernetes.io/docs/concepts/workloads/pods/#working-with-pods',
    ],
    since: '0.1.0',
  },
  // The pods of hooks and tests come and go with a release; an owner replaces its pods.
  appliesTo: ({ resource }) =>
    resource.hooks.length === 0 &&
    !mapsAt(resource.body, 'metadata', 'ownerReferences').some(
      // Owners that are no controllers only clean up.
      ({ value }) => value.controller !== false,
    ),
  check({ role, resource }, { report }) {
    if (role !== 'pod') return;
    report({
      messageId: 'naked',
      data: { name: resource.name },
      path: ['kind'],
    });
  },
});
