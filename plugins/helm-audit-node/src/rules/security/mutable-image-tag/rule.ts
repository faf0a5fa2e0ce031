import { ImageReference, parseImage } from '../../../facts/image';
import { containerTitle, isTestHook } from '../../../facts/securityContext';
import { stringAt } from '../../../json';
import { ContainerSubject } from '../../types';
import { defineRule } from '../../defineRule';

/** Tags that are moved on purpose: channels, and the branches that CI builds. */
const MOVING =
  /^(latest|stable|edge|nightly|canary|rolling|next|beta|alpha|rc|dev|devel|develop|development|main|master|trunk|head|release|staging|prod|production|snapshot)$/i;

/** A major version alone, also of a variant: `16`, `v2`, `16-alpine`. */
const FLOATING_MAJOR =
  /^v?\d{1,2}(-(alpine|slim|bookworm|bullseye|trixie|jammy|noble|debian|ubuntu|ubi\d?|management))*$/i;

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
        remediation: 'Name a full version such as {{tag}}.x.y, or a digest.',
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
  appliesTo: container => imageOf(container) !== undefined,
  check(container, { report }) {
    const image = imageOf(container);
    const messageId = image && defectOf(image);
    if (!messageId) return;
    const isTest = isTestHook(container.workload.resource);
    report({
      messageId,
      data: {
        container: containerTitle(container, container.workload),
        image: String(container.spec.image),
        tag: image.tag ?? '',
      },
      path: ['image'],
      ...(isTest && { severity: 'low' as const }),
      ...(messageId === 'major' && { severity: 'medium' as const }),
    });
  },
});

/** The image, unless a controller or a mesh fills it in once the pod is created. */
function imageOf({ spec, workload }: ContainerSubject) {
  const text = stringAt(spec, 'image') ?? '';
  const isInjected =
    text === 'auto' &&
    Object.hasOwn(workload.podAnnotations, 'inject.istio.io/templates');
  return isInjected || /[{}$]/.test(text) ? undefined : parseImage(text);
}

function defectOf({ tag, digest }: ImageReference) {
  if (digest) return undefined;
  if (!tag) return 'untagged';
  if (MOVING.test(tag)) return 'moving';
  return FLOATING_MAJOR.test(tag) ? 'major' : undefined;
}
