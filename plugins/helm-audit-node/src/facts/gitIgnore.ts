import ignore from 'ignore';
import { RepositoryFact } from '../stages/gather/types';
import { boundedLines } from './boundedPatterns';

/**
 * Whether Git leaves a file out by a `.gitignore` in its folder or one above, so that it lies
 * in the working tree without being part of the repository.
 */
export function isGitIgnored(path: string, { files }: RepositoryFact): boolean {
  const parts = path.split('/');
  return parts.some((_, depth) => {
    const folder = parts.slice(0, depth).join('/');
    const rules = files[folder ? `${folder}/.gitignore` : '.gitignore'];
    return (
      rules !== undefined &&
      ignore().add(boundedLines(rules)).ignores(parts.slice(depth).join('/'))
    );
  });
}
