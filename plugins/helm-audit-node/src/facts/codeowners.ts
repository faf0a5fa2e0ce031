import ignore from 'ignore';
import { minimatch } from 'minimatch';
import { isBounded } from './boundedPatterns';

/*
 * The lines are read here: of the packages for CODEOWNERS none knows GitLab's sections,
 * defaults and exclusions in full, and most read the disk themselves. Patterns are matched by
 * libraries, as each forge does: GitHub's by the rules of .gitignore, GitLab's as globs.
 */

/** Whose rules a file follows. */
export type CodeownersDialect = 'github' | 'gitlab';

/** A line of CODEOWNERS that says who has to look at a path. */
export interface CodeownersRule {
  /** Counted from 1. */
  line: number;
  pattern: string;
  /** As written: `@person`, `@organisation/team`, `@@role` or an address. */
  owners: string[];
  /** GitLab's sections that begin with `^` ask, but do not insist. */
  optional: boolean;
}

/** A CODEOWNERS file that can be asked about paths. */
export interface Codeowners {
  /**
   * The rules that hold for a path: the last one that matches, in GitLab's files that of each
   * section. A rule without owners says that nobody has to look.
   */
  rulesFor(path: string): CodeownersRule[];
}

interface Entry extends Omit<CodeownersRule, 'optional'> {
  excludes: boolean;
  matches(path: string): boolean;
}

interface CodeownersSection {
  optional: boolean;
  entries: Entry[];
}

const SECTION = /^(\^)?\[([^\]]+)\](?:\[\d+\])?(.*)$/;
const OWNER = /^@@?[\w.-]+(\/[\w./-]+)?$|^[^@\s]+@[^@\s.]+(\.[^@\s.]+)+$/;

/** Whether a file uses what only GitLab knows. */
export function hasSections(text: string): boolean {
  return /^\^?\[[^\]\n]+\](?:\[\d+\])?[ \t]*(?:@|$)/m.test(text);
}

/** Reads a CODEOWNERS file. Lines that the forge would pass over are passed over. */
export function parseCodeowners(
  text: string,
  dialect: CodeownersDialect,
): Codeowners {
  const sections =
    dialect === 'gitlab'
      ? parseGitLab(text)
      : [{ optional: false, entries: parseGitHub(text) }];
  return {
    rulesFor: path =>
      sections.flatMap(({ optional, entries }) => {
        const rule = decidingEntry(entries, path);
        if (!rule) return [];
        const { line, pattern, owners } = rule;
        return [{ line, pattern, owners, optional }];
      }),
  };
}

/** The last entry that matches. What a section excludes stays excluded from it. */
function decidingEntry(entries: Entry[], path: string): Entry | undefined {
  const isExcluded = entries.some(
    entry => entry.excludes && entry.matches(path),
  );
  if (isExcluded) return undefined;
  return entries.findLast(entry => !entry.excludes && entry.matches(path));
}

function parseGitHub(text: string): Entry[] {
  return text.split(/\r?\n/).flatMap((content, index) => {
    const [pattern, ...owners] = wordsOf(content.replace(/(^|\s)#.*$/, ''));
    if (!pattern || /^!|\[/.test(pattern) || !isBounded(pattern)) return [];
    if (!owners.every(isOwner)) return [];
    const rule = { line: index + 1, pattern, owners, excludes: false };
    return [{ ...rule, matches: lazily(() => gitIgnoreMatcher(pattern)) }];
  });
}

function parseGitLab(text: string): CodeownersSection[] {
  const sections = new Map<string, CodeownersSection>();
  const open = (name: string, optional: boolean) => {
    const known = sections.get(name);
    // Sections of one name are one section, which insists when any of them does.
    const section = known ?? { optional, entries: [] };
    section.optional &&= optional;
    sections.set(name, section);
    return section;
  };
  let section = open('', false);
  let defaults: string[] = [];
  text.split(/\r?\n/).forEach((content, index) => {
    const heading = content.trim().match(SECTION);
    if (heading) {
      section = open(heading[2].toLowerCase(), Boolean(heading[1]));
      defaults = wordsOf(heading[3]).filter(isOwner);
      return;
    }
    const [word, ...rest] = wordsOf(content);
    if (!word || word.startsWith('#')) return;
    const excludes = word.startsWith('!');
    const pattern = excludes ? word.slice(1) : word;
    if (!isBounded(pattern)) return;
    const named = rest.filter(isOwner);
    section.entries.push({
      line: index + 1,
      pattern,
      owners: named.length > 0 ? named : defaults,
      excludes,
      matches: lazily(() => globMatcher(pattern)),
    });
  });
  return [...sections.values()];
}

/** Words of a line; a space behind a backslash belongs to the word. */
function wordsOf(line: string): string[] {
  return line
    .trim()
    .split(/(?<!\\)\s+/)
    .filter(Boolean);
}

function isOwner(word: string): boolean {
  return OWNER.test(word);
}

/** A star at the end does not reach into folders, unlike in .gitignore. */
function gitIgnoreMatcher(pattern: string): (path: string) => boolean {
  const depth = (text: string) => text.replace(/^\//, '').split('/').length;
  const isFlat = /[^*]\/\*$/.test(pattern);
  const list = ignore({ ignorecase: false }).add(pattern);
  return path =>
    !(isFlat && depth(pattern) !== depth(path)) && list.ignores(path);
}

/** A path is named in full: only a slash at the end reaches what lies in a folder. */
function globMatcher(pattern: string): (path: string) => boolean {
  const plain = pattern.replace(/\\([\s#])/g, '$1');
  const rooted = plain.startsWith('/') ? plain : `/**/${plain}`;
  const glob = rooted.endsWith('/') ? `${rooted}**/*` : rooted;
  return path =>
    minimatch(`/${path}`, glob, { dot: true, nobrace: true, noext: true });
}

function lazily(
  make: () => (path: string) => boolean,
): (path: string) => boolean {
  let matcher: ((path: string) => boolean) | undefined;
  return path => {
    matcher ??= make();
    return matcher(path);
  };
}
