import { isMap, JsonMap, mapsAt, stringAt, valueAt } from '../json';
import { RepositoryFact } from '../stages/gather/types';
import { parseYaml } from '../yaml';
import { oncePerFact } from './oncePerFact';

/** A job of a workflow. */
export interface WorkflowJob {
  name: string;
  body: JsonMap;
  steps: JsonMap[];
}

/** A workflow of GitHub, Gitea or Forgejo. */
export interface Workflow {
  file: string;
  body: JsonMap;
  /** Events that start it, such as `pull_request_target`. */
  triggers: string[];
  jobs: WorkflowJob[];
}

const WORKFLOW = /^\.(github|gitea|forgejo)\/workflows\/[^/]+\.ya?ml$/;

/** The workflows of a repository; files that are no YAML are passed over. */
export const readWorkflows = oncePerFact(
  ({ files }: RepositoryFact): Workflow[] =>
    Object.keys(files)
      .filter(file => WORKFLOW.test(file))
      .sort()
      .flatMap(file => {
        const body = tryParse(files[file]);
        return isMap(body) ? [toWorkflow(file, body)] : [];
      }),
);

const ACTION = /^\.(github|gitea|forgejo)\/.*\/action\.ya?ml$/;

/** The composite actions of a repository, each with its steps as its only job. */
export const readActions = oncePerFact(
  ({ files }: RepositoryFact): Workflow[] =>
    Object.keys(files)
      .filter(file => ACTION.test(file))
      .sort()
      .flatMap(file => {
        const body = tryParse(files[file]);
        const steps = mapsAt(body, 'runs', 'steps').map(step => step.value);
        return isMap(body)
          ? [
              {
                file,
                body,
                triggers: [],
                jobs: [{ name: '', body: {}, steps }],
              },
            ]
          : [];
      }),
);

/** What a job may do with the repository's token; undefined where nothing says so. */
export function permissionsOf(part: JsonMap): unknown {
  return valueAt(part, 'permissions') ?? undefined;
}

/** The scopes that a `permissions` block lets its holder write. */
export function writtenScopes(permissions: unknown): string[] {
  return isMap(permissions)
    ? Object.keys(permissions).filter(scope => permissions[scope] === 'write')
    : [];
}

/** How the commit, branch or repository of a pull request is named. */
const HEAD =
  /pull_request\.head\b|github\.head_ref|workflow_run\.head_|refs\/pull\//;

/** How commands name or fetch it. */
const FETCHES_HEAD =
  /pull_request\.head\.(sha|ref)|github\.head_ref|workflow_run\.head_(sha|branch)|refs\/pull\/|\bpull\/\S{1,80}\/(head|merge)\b|\bgh pr checkout\b/;

/** Whether a step fetches code that the author of a pull request wrote. */
export function checksOutHead(step: JsonMap): boolean {
  const uses = stringAt(step, 'uses') ?? '';
  return uses === ''
    ? FETCHES_HEAD.test(stringAt(step, 'run') ?? '')
    : /(^|\/)checkout@/.test(uses) &&
        HEAD.test(JSON.stringify(step.with ?? ''));
}

/** Commands that run what lies in the folder, or what it asks to be installed. */
const RUNS_FOLDER =
  /(^|[\s;&|(])(\.{1,2}\/\S|(make|just|task|npm(?!\s+\S+\s+(-g|--global)\b)|npx|yarn|pnpm|pip3?|poetry|uv|go|mvn|gradle|cargo|bundle|rake|docker|tox|pre-commit)\s|(ba)?sh\s+[^-\s]|(python3?|node|ruby)\s+[^-\s])/m;

/** Whether a step runs code from the folder that was checked out. */
export function runsFolder(step: JsonMap): boolean {
  return (
    RUNS_FOLDER.test(stringAt(step, 'run') ?? '') ||
    (stringAt(step, 'uses') ?? '').startsWith('./')
  );
}

function toWorkflow(file: string, body: JsonMap): Workflow {
  const jobs = valueAt(body, 'jobs');
  return {
    file,
    body,
    triggers: triggersOf(body),
    jobs: Object.entries(isMap(jobs) ? jobs : {}).flatMap(([name, job]) =>
      isMap(job)
        ? [
            {
              name,
              body: job,
              steps: mapsAt(job, 'steps').map(step => step.value),
            },
          ]
        : [],
    ),
  };
}

/** The key `on` is a boolean in the YAML that Kubernetes reads. */
function triggersOf(body: JsonMap): string[] {
  const on = body.on ?? body.true;
  if (isMap(on)) return Object.keys(on);
  return [on]
    .flat()
    .filter((event): event is string => typeof event === 'string');
}

function tryParse(text: string): unknown {
  try {
    return parseYaml(text);
  } catch {
    return undefined;
  }
}
