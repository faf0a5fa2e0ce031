import { imageDefect, imageOf } from '../../../facts/containerImage';
import { containerTitle, isTestHook } from '../../../facts/securityContext';
import { defineRule } from '../../defineRule';

export default defineRule({
  meta: {
    id: 'mutable-image-tag',
    dimension: 'security',
    title: 'Images are pinned to a version',
    failureTitle: 'An image can change under its tag',
    severity: 'high',
    confidence: 'high',
    target: 'container',
    requires: [],
    messages: {
      untagged: {
        message:
          '{{container}} runs {{image}}, which has no tag, so every restart may bring another version.',
        remediation: 'Name a full version, or better a digest.',
      },
      moving: {
        message:
          '{{container}} runs {{image}}, and the tag {{tag}} is moved on purpose, so every restart may bring another version.',
        remediation: 'Name a full version, or better a digest.',
      },
      major: {
        message:
          '{{container}} runs {{image}}, and the tag {{tag}} names a major version only, so a restart may bring another minor one.',
        remediation: 'Name the full version instead of {{tag}}, or a digest.',
      },
    },
    effort: 'S',
    phase: 1,
    compliance: ['security-standards', 'kubernetes-best-practice'],
    risks: ['change-management', 'oss-supply-chain'],
    controls: [],
    references: ['https://kubernetes.io/docs/concepts/containers/images/'],
    since: '0.1.0',
  },
  appliesTo: container => imageOf(container, container.workload) !== undefined,
  check(container, { report }) {
    const { workload, spec } = container;
    const image = imageOf(container, workload);
    const messageId = image && imageDefect(image);
    if (!messageId) return;
    report({
      messageId,
      data: {
        container: containerTitle(container, workload),
        image: String(spec.image),
        tag: image.tag ?? '',
      },
      path: ['image'],
      ...(messageId === 'major' && { severity: 'medium' as const }),
      ...(isTestHook(workload.resource) && { severity: 'low' as const }),
    });
  },
});
