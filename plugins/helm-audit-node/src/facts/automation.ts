import { RepositoryFact } from '../stages/gather/types';

/** Files by which pipelines, hooks and developers run things, CI systems' own first. */
const AUTOMATION = [
  /^\.github\/(workflows|actions)\/.*\.ya?ml$/,
  /^\.gitlab\/.*\.ya?ml$/,
  /^\.circleci\/.*\.ya?ml$/,
  /(^|\/)\.?gitlab-ci\.ya?ml$/,
  /(^|\/)(azure-pipelines|bitbucket-pipelines|cloudbuild|skaffold|Taskfile|\.pre-commit-config|ct|chart-testing)\.ya?ml$/,
  /(^|\/)(Jenkinsfile|Makefile|justfile)$/,
  /(^|\/)(\.?ci|hack|scripts?)\/.*\.(sh|bash|mjs|py)$/,
];

/**
 * What the repository runs by itself or on demand, without comments: pipelines, make
 * targets, commit hooks and the scripts that they call.
 */
export function automationText({ files }: RepositoryFact): string {
  return Object.entries(files)
    .filter(([path]) => AUTOMATION.some(pattern => pattern.test(path)))
    .map(([, text]) => text.replace(/(^|\s)(#|\/\/).*$/gm, ''))
    .join('\n');
}

/** Path within the repository of a file that lies at `path` within the chart. */
export function inChart(pathInRepository: string, path: string): string {
  return pathInRepository === '.' ? path : `${pathInRepository}/${path}`;
}
