import { isMap, JsonMap, mapsAt, valueAt } from '../json';
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

/** Whether a step or job that uses something of the repository itself means a file. */
export function usesFile(user: JsonMap, file: string): boolean {
  const { uses } = user;
  if (typeof uses !== 'string' || !uses.startsWith('.')) return false;
  const path = uses.replace(/^\.\//, '').replace(/\/$/, '');
  return file === path || file.replace(/\/action\.ya?ml$/, '') === path;
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
