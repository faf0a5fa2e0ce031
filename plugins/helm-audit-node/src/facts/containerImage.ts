import { stringAt } from '../json';
import { ImageReference, parseImage } from './image';
import type { Container, Workload } from './workloads';

/** How an image reference can change what it means. */
export type ImageDefect = 'untagged' | 'moving' | 'major';

/** Tags that are moved on purpose: channels, and the branches that CI builds. */
const MOVING =
  /^(latest|stable|edge|nightly|canary|rolling|next|beta|alpha|rc|dev|devel|develop|development|main|master|trunk|head|release|staging|prod|production|snapshot)$/i;

/** A major version alone, also of a variant: `16`, `v2`, `16-alpine`. */
const FLOATING_MAJOR =
  /^v?\d{1,2}(-(alpine|slim|bookworm|bullseye|trixie|jammy|noble|debian|ubuntu|ubi\d?|management))*$/i;

/**
 * A container's image.
 *
 * @returns undefined where it has none, or a controller or mesh fills it in later
 */
export function imageOf(
  { spec }: Container,
  { podAnnotations }: Workload,
): ImageReference | undefined {
  const text = stringAt(spec, 'image') ?? '';
  const isInjected =
    text === 'auto' &&
    Object.hasOwn(podAnnotations, 'inject.istio.io/templates');
  return isInjected || /[{}$]/.test(text) ? undefined : parseImage(text);
}

/** Why an image can change under its reference; a digest pins it whatever its tag. */
export function imageDefect({
  tag,
  digest,
}: ImageReference): ImageDefect | undefined {
  if (digest) return undefined;
  if (!tag) return 'untagged';
  if (MOVING.test(tag)) return 'moving';
  return FLOATING_MAJOR.test(tag) ? 'major' : undefined;
}
