import { isJobGuarded } from '../../../facts/ciGuards';
import {
  readActions,
  readWorkflows,
  usesFile,
  Workflow,
  WorkflowJob,
} from '../../../facts/workflows';
import { JsonMap, mapAt } from '../../../json';
import type { RepositoryFact } from '../../../stages/gather/types';

/** A workflow as an event runs it. */
export interface StartedWorkflow {
  workflow: Workflow;
  event: string;
}

/**
 * The workflows of a repository that one of some events starts: by themselves, or because a
 * workflow that it starts calls them. Those have what they are given in place of their inputs.
 */
export function startedBy(
  events: string[],
  repository: RepositoryFact,
): StartedWorkflow[] {
  const all = readWorkflows(repository);
  return all.flatMap(workflow => {
    const event = events.find(name => workflow.triggers.includes(name));
    if (!event) return [];
    const calls = workflow.jobs
      .filter(job => !isJobGuarded(job, workflow, event))
      .flatMap(job =>
        all
          .filter(({ file }) => usesFile(job.body, file))
          .map(called => asCalled(called, job)),
      );
    return [workflow, ...calls].map(started => ({
      workflow: withActions(started, repository),
      event,
    }));
  });
}

function asCalled(called: Workflow, { body }: WorkflowJob): Workflow {
  return { ...called, jobs: withInputs(called.jobs, mapAt(body, 'with')) };
}

/** Puts the steps of the repository's own actions after those that use them. */
function withActions(workflow: Workflow, repository: RepositoryFact): Workflow {
  const actions = readActions(repository);
  const jobs = workflow.jobs.map(job => ({
    ...job,
    steps: job.steps.flatMap(step => {
      const action = actions.find(({ file }) => usesFile(step, file));
      const own = action?.jobs[0].steps ?? [];
      return [step, ...withInputs(own, mapAt(step, 'with'))];
    }),
  }));
  return { ...workflow, jobs };
}

function withInputs<T>(part: T, given: JsonMap): T {
  const text = JSON.stringify(part).replace(
    /\binputs\.([\w-]+)/g,
    (whole, name) => (name in given ? inJson(given[name]) : whole),
  );
  return JSON.parse(text);
}

/** What an input is given, without the signs of an expression, as a part of a JSON text. */
function inJson(value: unknown): string {
  const text = String(value)
    .replace(/\$\{\{|\}\}/g, '')
    .trim();
  return JSON.stringify(text).slice(1, -1);
}
