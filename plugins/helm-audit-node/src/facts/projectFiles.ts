import { ChartFact, RepositoryFact } from '../stages/gather/types';
import { inChart } from './automation';
import { oncePerFact } from './oncePerFact';
import { MORE_FILES } from './repositoryScope';
import type { Surroundings } from './surroundings';

/** The files of the chart and, where there is one, of the repository around it. */
export interface ProjectFiles {
  /** Paths, seen from the root of the repository. */
  paths: string[];
  /** Text of those that are read, by path. */
  files: Record<string, string>;
  /** Folder of the chart in the repository; `.` at its root. */
  chartFolder: string;
  /** Whether all files are listed; if not, what isn't there may exist all the same. */
  isComplete: boolean;
  /** Why they aren't complete; '' when they are. */
  reason: string;
}

/** Puts the chart's own files and the repository's together; other charts' are left out. */
export function deriveProjectFiles(
  { files, paths, pathInRepository }: ChartFact,
  { repository }: Surroundings,
): ProjectFiles {
  const ownPaths = paths
    .filter(path => !path.startsWith('charts/'))
    .map(path => inChart(pathInRepository, path));
  const ownFiles = Object.fromEntries(
    Object.entries(files).map(([path, text]) => [
      inChart(pathInRepository, path),
      text,
    ]),
  );
  return {
    paths: [...new Set([...(repository?.paths ?? []), ...ownPaths])].sort(),
    files: { ...repository?.files, ...ownFiles },
    chartFolder: pathInRepository,
    isComplete: Boolean(repository && !repository.truncated),
    reason: reasonOf(repository),
  };
}

function reasonOf(repository: RepositoryFact | undefined): string {
  if (!repository) {
    return 'The chart holds no such file, and no repository was found around it.';
  }
  return repository.truncated ? MORE_FILES : '';
}

/** Folders in which forges look for files about a whole project. */
const PROJECT_FOLDERS = ['', '.github/', '.gitlab/', 'doc/', 'docs/'];

/** Names of files by their folders, which end with a slash. */
const filesByFolder = oncePerFact(({ paths }: ProjectFiles) => {
  const folders = new Map<string, string[]>();
  for (const path of paths) {
    const length = path.lastIndexOf('/') + 1;
    const folder = path.slice(0, length);
    const names = folders.get(folder);
    if (names) names.push(path.slice(length));
    else folders.set(folder, [path.slice(length)]);
  }
  return folders;
});

/**
 * Finds the files that are about the project: at the root of the repository, where forges
 * look for them, in the chart's folder, or in a folder between.
 *
 * @param name - matches the file's name, without its folder
 */
export function findProjectFiles(
  project: ProjectFiles,
  name: RegExp,
): string[] {
  const { chartFolder } = project;
  const parts = chartFolder === '.' ? [] : chartFolder.split('/');
  const between = parts.map(
    (_, index) => `${parts.slice(0, index + 1).join('/')}/`,
  );
  const folders = new Set([...PROJECT_FOLDERS, ...between]);
  return [...folders]
    .flatMap(folder =>
      (filesByFolder(project).get(folder) ?? [])
        .filter(file => name.test(file))
        .map(file => folder + file),
    )
    .sort();
}

/** Files in which people look first: READMEs and the guide for contributors. */
const GUIDES = /^(readme|contributing)(\.(md|txt|rst|adoc))?$/i;

/** Whether a README or guide of the project says something, headings included. */
export function guideSays(project: ProjectFiles, what: RegExp): boolean {
  return findProjectFiles(project, GUIDES).some(path =>
    what.test(project.files[path] ?? ''),
  );
}

/** Texts that people read, of the whole project: guides, documentation, changelogs. */
export function documentTexts({ files }: ProjectFiles): string[] {
  return Object.entries(files)
    .filter(([path]) => /\.(md|mdx|rst|adoc|txt)$/i.test(path))
    .map(([, text]) => text);
}
