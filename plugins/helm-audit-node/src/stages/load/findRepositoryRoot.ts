import { promises as fs } from 'node:fs';
import path from 'node:path';

/** Files and folders that lie at the root of a repository, whatever the forge. */
const MARKS = [
  '.github',
  '.gitlab-ci.yml',
  '.gitlab',
  'Jenkinsfile',
  'azure-pipelines.yml',
  '.circleci',
  'bitbucket-pipelines.yml',
  'CODEOWNERS',
];

/**
 * The root of the repository around a folder: the nearest ancestor under version control,
 * else the nearest that carries a forge's files; `undefined` when nothing tells.
 */
export async function findRepositoryRoot(
  directory: string,
): Promise<string | undefined> {
  const ancestors: string[] = [];
  for (let at = path.resolve(directory); ; at = path.dirname(at)) {
    ancestors.push(at);
    if (at === path.dirname(at)) break;
  }
  for (const marks of [['.git'], MARKS]) {
    for (const ancestor of ancestors) {
      if (await hasAny(ancestor, marks)) return ancestor;
    }
  }
  return undefined;
}

async function hasAny(directory: string, names: string[]): Promise<boolean> {
  const entries = await fs.readdir(directory).catch((): string[] => []);
  return names.some(name => entries.includes(name));
}
