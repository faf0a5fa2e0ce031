import { whereElsePodsMayBe } from '../../../facts/foreignPods';
import { matchesLabelSelector } from '../../../facts/labelSelector';
import { sameNamespace } from '../../../facts/serviceSelection';
import { mapAt } from '../../../json';
import { defineRule } from '../../defineRule';

const PATH = ['spec', 'podSelector'];

export default defineRule({
  meta: {
    id: 'dangling-network-policy',
    dimension: 'chart-quality',
    title: 'Every NetworkPolicy guards pods',
    failureTitle: 'A NetworkPolicy guards nothing',
    severity: 'medium',
    confidence: 'high',
    target: 'resource',
    requires: ['context', 'resources', 'workloads'],
    messages: {
      dangling: {
        message:
          'NetworkPolicy {{name}} selects no pod of this release, so the traffic that it should limit flows freely.',
        remediation:
          'Give {{name}} the labels of the pod template as its `podSelector`.',
      },
    },
    effort: 'S',
    phase: 1,
    compliance: ['security-standards', 'kubernetes-best-practice'],
    risks: ['blast-radius-exposure', 'failover-security'],
    controls: [],
    references: [
      'https://kubernetes.io/docs/concepts/services-networking/network-policies/',
    ],
    since: '0.1.0',
  },
  appliesTo: ({ kind, group, body }) =>
    kind === 'NetworkPolicy' &&
    ['networking.k8s.io', 'extensions'].includes(group) &&
    Object.values(mapAt(body, ...PATH)).some(
      part => Object.keys(part ?? {}).length > 0,
    ),
  check({ name, namespace, body }, { facts, report, undetermined }) {
    const selector = mapAt(body, ...PATH);
    const isUsed = facts.workloads.some(
      ({ podLabels, resource }) =>
        sameNamespace(namespace, resource.namespace) &&
        matchesLabelSelector(selector, podLabels),
    );
    if (isUsed) return;
    const doubt = whereElsePodsMayBe(namespace, facts);
    if (doubt) undetermined(doubt);
    else report({ messageId: 'dangling', data: { name }, path: PATH });
  },
});
