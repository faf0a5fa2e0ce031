import { stringAt } from '../../../json';
import { defineRule } from '../../defineRule';

export default defineRule({
  meta: {
    id: 'never-restarts',
    dimension: 'reliability',
    title: 'Containers are restarted when they end',
    failureTitle: 'A container stays down when it ends',
    severity: 'high',
    confidence: 'high',
    target: 'workload',
    requires: [],
    messages: {
      never: {
        message:
          '{{kind}} {{name}} has `restartPolicy: {{policy}}`, so its containers stay down after they end.',
        remediation: 'Remove `restartPolicy`, or set it to `Always`.',
      },
    },
    effort: 'S',
    phase: 1,
    compliance: ['kubernetes-best-practice'],
    risks: ['critical-path-failure'],
    controls: [],
    references: [
      'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#restart-policy',
    ],
    since: '0.1.0',
  },
  // Jobs have to end, and invalid-manifest tells those that would not.
  appliesTo: ({ role, resource }) =>
    role !== 'batch' && role !== 'template' && resource.hooks.length === 0,
  check({ resource, podSpec, podSpecPath }, { report }) {
    const { kind, name } = resource;
    const policy = stringAt(podSpec, 'restartPolicy') ?? 'Always';
    const path = [...podSpecPath, 'restartPolicy'];
    if (policy !== 'Always') {
      report({ messageId: 'never', data: { kind, name, policy }, path });
    }
  },
});
