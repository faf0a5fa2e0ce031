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

/** Characters of a file with its aliases written out; GitHub takes no larger ones. */
const LARGEST = 512 * 1024;

/** Steps of a job. */
const MOST_STEPS = 1_000;

const WORKFLOW = /^\.(github|gitea|forgejo)\/workflows\/[^/]+\.ya?ml$/;

/** The workflows of a repository; files that are no YAML are passed over. */
export const readWorkflows = oncePerFact(
  ({ files }: RepositoryFact): Workflow[] =>
    Object.keys(files)
      .filter(file => WORKFLOW.test(file))
      .sort()
      .flatMap(file => {
        const body = tryParse(files[file]);
        return isMap(body) && !isTooLarge(body) ? [toWorkflow(file, body)] : [];
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
        const steps = stepsOf(body, 'runs', 'steps');
        return isMap(body) && !isTooLarge(body)
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

/** A step, or a whole job, that uses a workflow or action of the repository itself. */
export interface FileUser {
  workflow: Workflow;
  job: WorkflowJob;
  /** Place of the step in its job; their number for the job as a whole. */
  index: number;
}

/** Who uses which workflow or action of the repository, by its file. */
export const usersByFile = oncePerFact(
  (repository: RepositoryFact): ReadonlyMap<string, FileUser[]> => {
    const users = new Map<string, FileUser[]>();
    for (const workflow of [
      ...readWorkflows(repository),
      ...readActions(repository),
    ]) {
      for (const job of workflow.jobs) {
        for (const [index, user] of [...job.steps, job.body].entries()) {
          const file = fileUsed(user, repository);
          if (!file) continue;
          const own = users.get(file) ?? [];
          users.set(file, own);
          own.push({ workflow, job, index });
        }
      }
    }
    return users;
  },
);

/** The workflow or action of the repository itself that a step or job uses. */
export function fileUsed(
  { uses }: JsonMap,
  { files }: RepositoryFact,
): string | undefined {
  if (typeof uses !== 'string' || !uses.startsWith('.')) return undefined;
  const path = uses.replace(/^\.\//, '').replace(/\/$/, '');
  return [path, `${path}/action.yml`, `${path}/action.yaml`].find(file =>
    Object.hasOwn(files, file),
  );
}

function stepsOf(part: unknown, ...path: string[]): JsonMap[] {
  return mapsAt(part as JsonMap, ...path)
    .slice(0, MOST_STEPS)
    .map(step => step.value);
}

function isTooLarge(body: JsonMap): boolean {
  return JSON.stringify(body).length > LARGEST;
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
              steps: stepsOf(job, 'steps'),
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
