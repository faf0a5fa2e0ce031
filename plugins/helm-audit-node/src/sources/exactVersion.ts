/** Software that names its releases by two numbers. */
const TWO_NUMBERS = new Set(['postgresql']);

/**
 * The version that a tag names, without variant; nothing where it names a line of versions,
 * such as `7.4`, of which any may be meant.
 *
 * @param software - name in the Bitnami ecosystem of OSV
 */
export function exactVersion(
  software: string,
  tag: string,
): string | undefined {
  const numbers = tag.match(/^v?(\d+(?:\.\d+)+)(?=$|[-+_])/)?.[1];
  if (!numbers) return undefined;
  const parts = numbers.split('.').length;
  const needed = TWO_NUMBERS.has(software) ? 2 : 3;
  return parts >= needed ? numbers : undefined;
}
