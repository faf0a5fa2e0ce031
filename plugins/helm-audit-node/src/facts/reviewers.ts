import { booleanAt, listAt, mapAt } from '../json';
import { ChartFact, RepositoryFact } from '../stages/gather/types';
import { inChart } from './automation';
import {
  Codeowners,
  CodeownersDialect,
  hasSections,
  parseCodeowners,
} from './codeowners';
import { parseOrUndefined } from './surroundings';

/** Who has to look at a change of a file, and where that is written. */
export interface Reviewers {
  /** CODEOWNERS, or the OWNERS file that is nearest to the file. */
  file: string;
  dialect: CodeownersDialect | 'owners';
  /** As written: `@person`, `@organisation/team` or an address; empty when nobody. */
  owners: string[];
  /** Lines that say so, counted from 1; empty where no line is about the file. */
  lines: number[];
  /** Owners who are asked, but not waited for. */
  optional: string[];
}

const GITHUB_FILES = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS'];
const GITLAB_FILES = ['CODEOWNERS', 'docs/CODEOWNERS', '.gitlab/CODEOWNERS'];

/** Whether the repository says who reviews, though the file could not be read. */
export function hasUnreadOwners({ paths, files }: RepositoryFact): boolean {
  return [...GITHUB_FILES, ...GITLAB_FILES].some(
    file => paths.includes(file) && !Object.hasOwn(files, file),
  );
}

/** Reviewers of a file, or nothing when the repository has no such list at all. */
export function reviewersOf(
  repository: RepositoryFact,
  path: string,
): Reviewers | undefined {
  const found = codeownersOf(repository);
  if (!found) return approversOf(repository, path);
  const rules = found.codeowners.rulesFor(path);
  const ownersWhere = (optional: boolean) =>
    unique(
      rules.flatMap(rule => (rule.optional === optional ? rule.owners : [])),
    );
  return {
    file: found.file,
    dialect: found.dialect,
    owners: ownersWhere(false),
    optional: ownersWhere(true),
    lines: rules.map(({ line }) => line),
  };
}

/** Most templates say the same; a few of each chart are looked up. */
const MAX_TEMPLATES = 10;

/**
 * Files of a chart by which it is changed: its values and its templates. Chart.yaml is often
 * left to bots on purpose.
 */
export function filesToReview({
  paths,
  pathInRepository,
}: ChartFact): string[] {
  const templates = paths.filter(path => /^templates\/.*\.ya?ml$/.test(path));
  return ['values.yaml', ...templates.slice(0, MAX_TEMPLATES)].map(path =>
    inChart(pathInRepository, path),
  );
}

interface FoundFile {
  file: string;
  dialect: CodeownersDialect;
  codeowners: Codeowners;
}

/** Parsed once for all charts of a repository. Not frozen: matchers keep notes. */
const parsed = new WeakMap<RepositoryFact, FoundFile | undefined>();

function codeownersOf(repository: RepositoryFact): FoundFile | undefined {
  if (!parsed.has(repository)) parsed.set(repository, findFile(repository));
  return parsed.get(repository);
}

/** The file that the forge reads: it has one, and knows its own places. */
function findFile({ files, paths }: RepositoryFact): FoundFile | undefined {
  const isGitLab =
    paths.some(path => /^\.gitlab(-ci\.ya?ml$|\/)/.test(path)) &&
    !paths.some(path => path.startsWith('.github/'));
  const places = isGitLab
    ? [...GITLAB_FILES, '.github/CODEOWNERS']
    : [...GITHUB_FILES, '.gitlab/CODEOWNERS', '.bitbucket/CODEOWNERS'];
  const file = places.find(place => Object.hasOwn(files, place));
  if (!file) return undefined;
  const dialect =
    file.startsWith('.gitlab/') || isGitLab || hasSections(files[file])
      ? 'gitlab'
      : 'github';
  return { file, dialect, codeowners: parseCodeowners(files[file], dialect) };
}

/**
 * Approvers in the OWNERS files from the path's folder up to the root, as Prow reads them: each
 * adds to those above it, unless it says that it stands alone. Aliases stand for groups.
 */
function approversOf(
  { files }: RepositoryFact,
  path: string,
): Reviewers | undefined {
  const folders = path.split('/').slice(0, -1);
  const found = [...folders.keys(), folders.length]
    .reverse()
    .map(depth => [...folders.slice(0, depth), 'OWNERS'].join('/'))
    .filter(name => Object.hasOwn(files, name))
    .map(file => ({ file, content: parseOrUndefined(files[file]) }));
  const top = found.findIndex(({ content }) =>
    booleanAt(content, 'options', 'no_parent_owners'),
  );
  const heard = (top < 0 ? found : found.slice(0, top + 1)).map(each => ({
    ...each,
    approvers: approversIn(each.content),
  }));
  const [nearest] = [
    ...heard.filter(({ approvers }) => approvers.length > 0),
    ...heard,
  ];
  if (!nearest) return undefined;
  return {
    file: nearest.file,
    dialect: 'owners',
    owners: unique(heard.flatMap(({ approvers }) => approvers)),
    optional: [],
    lines: [],
  };
}

function approversIn(content: unknown): string[] {
  return [
    ...listAt(content, 'approvers'),
    ...Object.values(mapAt(content, 'filters')).flatMap(filter =>
      listAt(filter, 'approvers'),
    ),
  ].filter((name): name is string => typeof name === 'string');
}

/** Groups that OWNERS_ALIASES gives a name to. */
export function ownerAliases({ files }: RepositoryFact): string[] {
  const text = files.OWNERS_ALIASES;
  return text === undefined
    ? []
    : Object.keys(mapAt(parseOrUndefined(text), 'aliases'));
}

function unique(names: string[]): string[] {
  return [...new Set(names)];
}
