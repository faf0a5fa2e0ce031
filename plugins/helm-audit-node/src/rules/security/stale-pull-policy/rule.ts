import { imageDefect, imageOf } from '../../../facts/containerImage';
import { containerTitle } from '../../../facts/securityContext';
import { stringAt } from '../../../json';
import { ContainerSubject } from '../../types';
import { defineRule } from '../../defineRule';

export default defineRule({
  meta: {
    id: 'stale-pull-policy',
    dimension: 'security',
    title: 'All nodes run the same image',
    failureTitle: 'Nodes may run different images under one tag',
    severity: 'low',
    confidence: 'high',
    target: 'container',
    requires: [],
    messages: {
      stale: {
        message:
          '{{container}} runs {{image}}, which changes, and nodes keep the copy that they pulled first, so replicas run different versions.',
        remediation:
          'Pin the image to a full version, or set `imagePullPolicy: Always`.',
      },
      never: {
        message:
          '{{container}} never pulls {{image}}, so it does not start on a node that lacks a copy.',
        remediation: 'Set `imagePullPolicy: IfNotPresent`.',
      },
    },
    effort: 'S',
    phase: 2,
    compliance: ['kubernetes-best-practice'],
    risks: ['change-management', 'availability-impact'],
    controls: [],
    references: [
      'https://kubernetes.io/docs/concepts/containers/images/#image-pull-policy',
    ],
    since: '0.1.0',
  },
  appliesTo: container => {
    const image = imageOf(container, container.workload);
    return Boolean(
      image && (imageDefect(image) || policyOf(container) === 'Never'),
    );
  },
  check(container, { report }) {
    const policy = policyOf(container);
    if (policy === 'Always') return;
    report({
      messageId: policy === 'Never' ? 'never' : 'stale',
      data: {
        container: containerTitle(container, container.workload),
        image: String(container.spec.image),
      },
      path: ['imagePullPolicy'],
    });
  },
});

/** The policy that holds: Kubernetes assumes `Always` for `latest` and for no tag. */
function policyOf(container: ContainerSubject): string {
  const set = stringAt(container.spec, 'imagePullPolicy');
  if (set) return set;
  const tag = imageOf(container, container.workload)?.tag ?? 'latest';
  return tag === 'latest' ? 'Always' : 'IfNotPresent';
}
