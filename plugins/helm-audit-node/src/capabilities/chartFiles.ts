import { FileTree } from '../stages/load/types';
import { ChartNode } from './types';

/** Files of a chart whose paths match a pattern, as `.Files.Glob` finds them, with their text. */
export function filesMatching(
  files: FileTree,
  { folder }: ChartNode,
  pattern: string,
): Record<string, string> {
  const matcher = toRegExp(pattern);
  const found: Record<string, string> = {};
  for (const [file, content] of files) {
    if (!file.startsWith(folder)) continue;
    const path = file.slice(folder.length);
    if (matcher.test(path)) found[path] = content.toString('utf8');
  }
  return found;
}

/** `**` stands for any path, `*` for any name, `{a,b}` for one of several. */
function toRegExp(pattern: string): RegExp {
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
  return new RegExp(`^${source}$`);
}
