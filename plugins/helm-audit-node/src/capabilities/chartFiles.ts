import { ChartNode } from '../chartTree';
import { RE2JS } from 're2js';
import { FileTree } from '../stages/load/types';
import { compilePattern } from './patterns';

/** Files of a chart whose paths match a pattern, as `.Files.Glob` finds them, with their text. */
export function filesMatching(
  files: FileTree,
  { folder }: ChartNode,
  pattern: string,
): Record<string, string> {
  const glob = compileGlob(pattern);
  const found: Record<string, string> = {};
  for (const [file, content] of files) {
    if (!file.startsWith(folder)) continue;
    const path = file.slice(folder.length);
    if (glob.matches(path)) found[path] = content.toString('utf8');
  }
  return found;
}

/**
 * `**` stands for any path, `*` for any name, `{a,b}` for one of several. Helm's globs differ
 * from those of the usual libraries: `**` may stand beside other characters.
 */
function compileGlob(pattern: string): RE2JS {
  const source = pattern
    .replace(/[.+^$()|[\]\\]/g, '\\$&')
    .replace(
      /\{([^{}]*)\}/g,
      (_, names: string) => `(${names.split(',').join('|')})`,
    )
    .replace(/\*\*\/?|\*|\?/g, mark => {
      if (mark === '?') return '[^/]';
      return mark === '*' ? '[^/]*' : '.*';
    });
  return compilePattern(source);
}
