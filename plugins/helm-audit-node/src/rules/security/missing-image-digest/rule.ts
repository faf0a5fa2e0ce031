import { imageDefect, imageOf } from '../../../facts/containerImage';
import { isTestHook } from '../../../facts/securityContext';
import type { Workload } from '../../../facts/workloads';
import { defineRule } from '../../defineRule';

export default defineRule({
  meta: {
    id: 'missing-image-digest',
    dimension: 'security',
    title: 'Images are pinned by digest',
    failureTitle: 'An image is pinned by its tag alone',
    severity: 'low',
    confidence: 'high',
    target: 'workload',
    requires: [],
    messages: {
      missing: {
        message:
          '{{kind}} {{name}} runs {{images}} without a digest, so whoever can push to the registry can replace what runs.',
        remediation: 'Append the digest to the tag: `name:tag@sha256:…`.',
      },
    },
    effort: 'S',
    phase: 3,
    compliance: ['security-standards', 'dependency-health'],
    risks: ['oss-supply-chain'],
    controls: [],
    references: [
      'https://kubernetes.io/docs/concepts/containers/images/#image-names',
    ],
    since: '0.1.0',
  },
  appliesTo: workload =>
    !isTestHook(workload.resource) && pinnedImages(workload).length > 0,
  check(workload, { report }) {
    const missing = pinnedImages(workload).filter(({ digest }) => !digest);
    if (missing.length === 0) return;
    const { kind, name } = workload.resource;
    const images = [...new Set(missing.map(({ text }) => text))].join(', ');
    report({
      messageId: 'missing',
      data: { kind, name, images },
      path: [...missing[0].path, 'image'],
    });
  },
});

/** Digests of the lengths that their algorithms give; others Kubernetes cannot pull. */
const DIGEST =
  /^((sha256|blake3):[0-9a-f]{64}|sha384:[0-9a-f]{96}|sha512:[0-9a-f]{128}|(?!sha|blake)[^:]+:[0-9a-f]+)$/;

/** Images that name a version; the others are a matter of mutable-image-tag. */
function pinnedImages(workload: Workload) {
  return workload.containers.flatMap(container => {
    const { path, spec } = container;
    const text = String(spec.image ?? '');
    const image = imageOf(container, workload);
    const isMalformed = !image && /^[^{}$]+@/.test(text);
    if (!isMalformed && (!image || imageDefect(image))) return [];
    return [{ path, text, digest: DIGEST.test(image?.digest ?? '') }];
  });
}
