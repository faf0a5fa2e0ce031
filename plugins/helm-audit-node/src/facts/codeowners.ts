import ignore from 'ignore';
import { listAt } from '../json';
import { RepositoryFact } from '../stages/gather/types';
import { parseOrUndefined } from './surroundings';

/** Who has to look at a change of a file, and where that is written. */
export interface Reviewers {
  /** CODEOWNERS, or the OWNERS file that is nearest to the file. */
  file: string;
  /** As written: `@person`, `@organisation/team` or an address; empty when nobody. */
  owners: string[];
}

interface Entry {
  pattern: string;
  owners: string[];
}

/** Where GitHub, then GitLab and Bitbucket look for it; the first one counts. */
const CODEOWNERS_FILES = [
  '.github/CODEOWNERS',
  'CODEOWNERS',
  'docs/CODEOWNERS',
  '.gitlab/CODEOWNERS',
  '.bitbucket/CODEOWNERS',
];

/** Reviewers of a file, or nothing when the repository has no such list at all. */
export function reviewersOf(
  { files }: RepositoryFact,
  path: string,
): Reviewers | undefined {
  const codeowners = CODEOWNERS_FILES.find(name => Object.hasOwn(files, name));
  if (codeowners) {
    return { file: codeowners, owners: ownersIn(files[codeowners], path) };
  }
  const parts = path.split('/').slice(0, -1);
  const owners = parts
    .map(
      (_, index) => `${parts.slice(0, parts.length - index).join('/')}/OWNERS`,
    )
    .concat('OWNERS')
    .find(name => Object.hasOwn(files, name));
  return owners
    ? { file: owners, owners: approversIn(files[owners]) }
    : undefined;
}

/**
 * Owners that a CODEOWNERS file gives to a path. In each section the last matching pattern
 * wins; GitHub's files have one section, GitLab's may have several, with owners by default.
 */
export function ownersIn(text: string, path: string): string[] {
  const owners = sectionsOf(text).flatMap(
    entries =>
      entries.filter(({ pattern }) => matches(pattern, path)).at(-1)?.owners ??
      [],
  );
  return [...new Set(owners)];
}

function sectionsOf(text: string): Entry[][] {
  const sections: Entry[][] = [[]];
  let defaults: string[] = [];
  for (const line of text.split('\n')) {
    const content = line.replace(/(^|\s)#.*$/, '').trim();
    const section = content.match(/^\^?\[[^\]]+\](\[\d+\])?(.*)$/);
    if (section) {
      defaults = section[2].split(/\s+/).filter(Boolean);
      sections.push([]);
    } else if (content && !content.startsWith('!')) {
      const [pattern, ...owners] = content.split(/(?<!\\)\s+/);
      const named = owners.length > 0 ? owners : defaults;
      sections.at(-1)?.push({ pattern, owners: named });
    }
  }
  return sections;
}

/** Patterns are those of .gitignore, but a star at the end does not reach into folders. */
function matches(pattern: string, path: string): boolean {
  const depth = (text: string) => text.replace(/^\//, '').split('/').length;
  if (/[^*]\/\*$/.test(pattern) && depth(pattern) !== depth(path)) return false;
  return ignore().add(pattern).ignores(path);
}

function approversIn(text: string): string[] {
  return listAt(parseOrUndefined(text), 'approvers').filter(
    (name): name is string => typeof name === 'string',
  );
}
