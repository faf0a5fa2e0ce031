/** Digests by their algorithm, as registries write them. */
const DIGEST =
  /^(sha256:[0-9a-f]{64}|sha384:[0-9a-f]{96}|sha512:[0-9a-f]{128})$/;
const TAG = /^\w[\w.-]{0,127}$/;
const REGISTRY = /^([a-zA-Z0-9-]+(\.[a-zA-Z0-9-]+)*|\[[0-9a-fA-F:]+\])(:\d+)?$/;
const PART = /^[a-z0-9]+((\.|__?|-+)[a-z0-9]+)*$/;

/**
 * Whether a container runtime takes a text for the name of an image: a registry, folders in
 * lower case, a tag and a digest of full length. The API takes more, and then no container of
 * that image starts.
 * Source: reference-regexp.go, https://github.com/distribution/reference.
 */
export function isImageName(text: string): boolean {
  const [name, digest, ...more] = text.split('@');
  if (more.length > 0 || (digest !== undefined && !DIGEST.test(digest))) {
    return false;
  }
  const colon = name.lastIndexOf(':');
  const hasTag = colon > name.lastIndexOf('/');
  if (hasTag && !TAG.test(name.slice(colon + 1))) return false;
  const parts = (hasTag ? name.slice(0, colon) : name).split('/');
  const [first] = parts;
  const hasRegistry =
    parts.length > 1 && (/[.:A-Z]/.test(first) || first === 'localhost');
  if (hasRegistry && !REGISTRY.test(first)) return false;
  return parts.slice(hasRegistry ? 1 : 0).every(part => PART.test(part));
}
