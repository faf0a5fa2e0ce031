/** Beyond these, libraries that match globs take time that grows with a high power. */
const MAX_GLOBSTARS = 2;
const MAX_STARS = 2;
/** Characters; longer ones are no paths, and libraries refuse them. */
const MAX_LENGTH = 1024;

/**
 * Whether a glob can be matched in bounded time. Repositories are not trusted: a line with many
 * `**` keeps the usual libraries busy for minutes.
 */
export function isBounded(pattern: string): boolean {
  const segments = pattern.split('/');
  const globstars = segments.filter(segment => segment.includes('**')).length;
  const stars = segments.map(
    segment => segment.replace(/\*+/g, '*').split('*').length - 1,
  );
  return (
    pattern.length <= MAX_LENGTH &&
    globstars <= MAX_GLOBSTARS &&
    Math.max(...stars) <= MAX_STARS
  );
}

/** The lines of an ignore file that can be matched in bounded time. */
export function boundedLines(text: string): string[] {
  return text.split(/\r?\n/).filter(isBounded);
}
