import { stringAt } from '../json';
import { ImageReference, parseImage } from './image';
import type { Container, Workload } from './workloads';

/** How an image reference can change what it means. */
export type ImageDefect = 'untagged' | 'moving' | 'major';

/** What an image is built on or with; alone it is the newest version on that. */
const VARIANT =
  'alpine|slim|bookworm|bullseye|buster|trixie|focal|jammy|noble|debian|ubuntu|ubi\\d?|fpm|management';

/** Tags that are moved on purpose: channels, and the branches that CI builds. */
const CHANNEL =
  'latest|stable|lts|current|mainline|edge|nightly|canary|rolling|next|preview|beta|alpha|rc|dev|devel|develop|development|main|master|trunk|head|release|test|testing|qa|staging|prod|production|snapshot';

const MOVING = new RegExp(`^(${CHANNEL}|${VARIANT})(-(${VARIANT}))*$`, 'i');

/** A major version alone, also of a variant: `16`, `v2`, `16-alpine`. */
const FLOATING_MAJOR = new RegExp(`^v?\\d{1,2}(-(${VARIANT}))*$`, 'i');

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
