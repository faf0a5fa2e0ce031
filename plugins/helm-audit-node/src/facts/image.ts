/** A parsed container image reference. */
export interface ImageReference {
  /** Registry host with port; absent means the cluster's default, mostly Docker Hub. */
  registry?: string;
  repository: string;
  tag?: string;
  /** Such as `sha256:…`. */
  digest?: string;
}

/**
 * Parses an image reference by the rules of the distribution project: the part before the
 * first slash is a registry when it holds a dot or a port, or is `localhost`.
 *
 * @returns undefined when the text can't be an image reference
 */
export function parseImage(text: string): ImageReference | undefined {
  const match = text
    .trim()
    .match(
      /^([^@\s]+?)(?::([\w][\w.-]{0,127}))?(?:@([\w+.-]+:[0-9a-fA-F]+))?$/,
    );
  if (!match) return undefined;
  const [, name, tag, digest] = match;
  const slash = name.indexOf('/');
  const first = slash < 0 ? '' : name.slice(0, slash);
  const hasRegistry = /[.:]/.test(first) || first === 'localhost';
  const repository = hasRegistry ? name.slice(slash + 1) : name;
  if (!repository || repository.includes(':')) return undefined;
  return { registry: hasRegistry ? first : undefined, repository, tag, digest };
}
