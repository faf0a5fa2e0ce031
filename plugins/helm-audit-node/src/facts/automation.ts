import { RepositoryFact } from '../stages/gather/types';
import { oncePerFact } from './oncePerFact';

/** Configuration of CI systems, at the paths where each of them looks for it. */
const PIPELINES = [
  /^\.(github|gitea|forgejo)\/workflows\/[^/]+\.ya?ml$/,
  /^\.gitlab\/.*\.ya?ml$/,
  /(^|\/)\.?gitlab-ci\.ya?ml$/,
  /^\.circleci\/[^/]+\.ya?ml$/,
  /(^|\/)Jenkinsfile[^/]*$/,
  /(^|\/)\.?azure-pipelines[^/]*\.ya?ml$/,
  /^\.(azure-pipelines|azuredevops|pipelines|buildkite|tekton|woodpecker|semaphore|harness|teamcity|ci)\//,
  /(^|\/)(bitbucket-pipelines|cloudbuild|buildspec)\.ya?ml$/,
  /^\.(drone|travis|cirrus|prow|woodpecker)\.ya?ml$/,
];

/** Other files by which pipelines, hooks and developers run things. */
const AUTOMATION = [
  ...PIPELINES,
  /^\.github\/actions\/.*\.ya?ml$/,
  /(^|\/)(skaffold|Taskfile|\.pre-commit-config|ct|chart-testing)\.ya?ml$/,
  /(^|\/)(Makefile|justfile)$/,
  /(^|\/)(\.?ci|hack|scripts?)\/.*\.(sh|bash|mjs|py)$/,
  /(^|\/)(deploy|release|publish|rollout)[^/]*\.(sh|bash|py|mjs)$/,
];

/** Scripts that try something out; what they deploy is no release. */
const TRIAL = /(^|\/)(e2e|tests?)\/[^/]*\.(sh|bash|bats)$/;

/** Paths of the files that configure a CI system. */
export const pipelinePaths = oncePerFact(({ paths }: RepositoryFact) =>
  paths.filter(path => PIPELINES.some(pattern => pattern.test(path))),
);

/** A file that runs things, without comments. */
export interface AutomationFile {
  path: string;
  text: string;
}

/**
 * What the repository runs by itself or on demand: pipelines, make targets, commit hooks and
 * the scripts that they call.
 */
export const automationFiles = oncePerFact(
  ({ files }: RepositoryFact): AutomationFile[] =>
    Object.entries(files)
      .filter(([path]) => AUTOMATION.some(pattern => pattern.test(path)))
      .map(([path, text]) => ({ path, text: withoutComments(text) })),
);

/** Text of all automation files, without comments. */
export const automationText = oncePerFact((repository: RepositoryFact) =>
  automationFiles(repository)
    .map(({ text }) => text)
    .join('\n'),
);

/** As {@link automationText}, with the scripts that only try something out. */
export const trialText = oncePerFact((repository: RepositoryFact) =>
  [
    automationText(repository),
    ...Object.entries(repository.files)
      .filter(([path]) => TRIAL.test(path))
      .map(([, text]) => withoutComments(text)),
  ].join('\n'),
);

/** Tells whether what a repository runs matches a pattern; tried once for all its charts. */
export function automationMatches(
  pattern: RegExp,
): (repository: RepositoryFact) => boolean {
  return oncePerFact(repository => pattern.test(automationText(repository)));
}

/** Text without comments of shells, YAML and Groovy. */
export function withoutComments(text: string): string {
  return text.replace(/(^|\s)(#|\/\/).*$/gm, '');
}

/** Path within the repository of a file that lies at `path` within the chart. */
export function inChart(pathInRepository: string, path: string): string {
  return pathInRepository === '.' ? path : `${pathInRepository}/${path}`;
}

/** Whether a file is there to show or to try the chart, not to run it. */
export function isSample(path: string, chartFolder: string): boolean {
  const folder = chartFolder.split('/');
  const parts = path.split('/').slice(0, -1);
  const shared = parts.findIndex((part, index) => part !== folder[index]);
  return (
    shared >= 0 &&
    parts
      .slice(shared)
      .some(part =>
        /^(examples?|samples?|tests?|testdata|fixtures|e2e)$/.test(part),
      )
  );
}
