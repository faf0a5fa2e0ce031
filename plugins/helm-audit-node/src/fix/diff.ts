import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';

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
      const patch = createTwoFilesPatch(
        before === undefined ? '/dev/null' : `a/${file}`,
        `b/${file}`,
        before ?? '',
        after,
        undefined,
        undefined,
        {
          context,
          headerOptions: FILE_HEADERS_ONLY,
        },
      );
      const mark = before === undefined ? 'new file mode 100644\n' : '';
      return `diff --git a/${file} b/${file}\n${mark}${patch}`;
    })
    .join('');
}
