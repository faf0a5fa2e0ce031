import { FILE_HEADERS_ONLY, formatPatch, structuredPatch } from 'diff';

/** A file before and after; `before` is undefined where it is new. */
export interface FileChange {
  file: string;
  before: string | undefined;
  after: string;
}

/**
 * A unified diff that `git apply` takes, with `a/` and `b/` before the paths.
 *
 * @param context - unchanged lines around each change
 */
export function diffFiles(changes: readonly FileChange[], context = 3): string {
  return changes
    .filter(({ before, after }) => before !== after)
    .map(({ file, before, after }) => {
      const patch = diffTexts(file, before, after, context);
      const mark = before === undefined ? 'new file mode 100644\n' : '';
      return `diff --git a/${file} b/${file}\n${mark}${patch}`;
    })
    .join('');
}

/** Compares only the lines around what differs, as files are large and changes are few. */
function diffTexts(
  file: string,
  before: string | undefined,
  after: string,
  context: number,
): string {
  if (before === undefined && after.endsWith('\n')) {
    return newFile(file, after);
  }
  const old = before ?? '';
  const { from, sameEnd } = differingPart(old, after, context);
  const patch = structuredPatch(
    before === undefined ? '/dev/null' : `a/${file}`,
    `b/${file}`,
    old.slice(from, old.length - sameEnd),
    after.slice(from, after.length - sameEnd),
    undefined,
    undefined,
    { context },
  );
  const linesBefore = old.slice(0, from).split('\n').length - 1;
  for (const hunk of patch.hunks) {
    hunk.oldStart += linesBefore;
    hunk.newStart += linesBefore;
  }
  return formatPatch(patch, FILE_HEADERS_ONLY);
}

/** Every line of a new file is added; there is nothing to compare. */
function newFile(file: string, text: string): string {
  const lines = text.slice(0, -1).split('\n');
  return [
    '--- /dev/null',
    `+++ b/${file}`,
    `@@ -0,0 +1,${lines.length} @@`,
    ...lines.map(line => `+${line}`),
    '',
  ].join('\n');
}

/** Offset of the first line to compare, and how much of the end needs no comparison. */
function differingPart(old: string, now: string, context: number) {
  const shorter = Math.min(old.length, now.length);
  const start = sameLength(shorter, (from, to) => [
    old.slice(from, to),
    now.slice(from, to),
  ]);
  const end = sameLength(shorter - start, (from, to) => [
    old.slice(old.length - to, old.length - from),
    now.slice(now.length - to, now.length - from),
  ]);
  let from = start;
  for (let lines = 0; lines <= context && from > 0; lines++) {
    from = old.lastIndexOf('\n', from - 1);
    if (from < 0) from = 0;
  }
  if (from > 0) from++;
  let until = old.length - end;
  for (let lines = 0; lines <= context && until >= 0; lines++) {
    until = old.indexOf('\n', until);
    if (until >= 0) until++;
  }
  return { from, sameEnd: until < 0 ? 0 : Math.min(end, old.length - until) };
}

/**
 * How far two texts are the same, at most up to a length; by halving, as comparing pieces is
 * much faster than comparing characters.
 *
 * @param pieces - the pieces of both between two distances from where they begin to agree
 */
function sameLength(
  most: number,
  pieces: (from: number, to: number) => [string, string],
): number {
  let same = 0;
  let different = most + 1;
  while (different - same > 1) {
    const middle = Math.floor((same + different) / 2);
    const [old, now] = pieces(same, middle);
    if (old === now) same = middle;
    else different = middle;
  }
  return same;
}
