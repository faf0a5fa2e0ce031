import { isJobGuarded } from '../../../facts/ciGuards';
import {
  fileUsed,
  readActions,
  readWorkflows,
  Workflow,
  WorkflowJob,
} from '../../../facts/workflows';
import { JsonMap, mapAt } from '../../../json';
import type { RepositoryFact } from '../../../stages/gather/types';

/** A workflow as an event runs it. */
export interface StartedWorkflow {
  workflow: Workflow;
  event: string;
  /** Whether another workflow calls it. */
  isCalled: boolean;
}

/** Characters of workflows and actions that are written out with what they are given. */
const MOST_WRITTEN = 20 * 1024 * 1024;

/** Characters of an input; what names a commit or folder is shorter. */
const LONGEST_INPUT = 1_000;

class Starter {
  #left = MOST_WRITTEN;

  constructor(private readonly repository: RepositoryFact) {}

  startedBy(events: string[]): StartedWorkflow[] {
    return readWorkflows(this.repository).flatMap(workflow =>
      events
        .filter(event => workflow.triggers.includes(event))
        .flatMap(event => [
          { workflow: this.#withActions(workflow), event, isCalled: false },
          ...this.#calledBy(workflow, event),
        ]),
    );
  }

  #calledBy(workflow: Workflow, event: string): StartedWorkflow[] {
    const all = readWorkflows(this.repository);
    return workflow.jobs.flatMap(job => {
      const file = fileUsed(job.body, this.repository);
      const called = file && all.find(other => other.file === file);
      if (!called || isJobGuarded(job, workflow, event)) return [];
      const started = this.#asCalled(called, job, event);
      if (!started) return [];
      return [{ workflow: this.#withActions(started), event, isCalled: true }];
    });
  }

  #asCalled(
    called: Workflow,
    { body }: WorkflowJob,
    event: string,
  ): Workflow | undefined {
    const jobs = this.#withInputs(called.jobs, mapAt(body, 'with'));
    return jobs && { ...called, jobs, triggers: [...called.triggers, event] };
  }

  /** Puts the steps of the repository's own actions after those that use them. */
  #withActions(workflow: Workflow): Workflow {
    const actions = readActions(this.repository);
    const jobs = workflow.jobs.map(job => ({
      ...job,
      steps: job.steps.flatMap(step => {
        const used = fileUsed(step, this.repository);
        const action = used && actions.find(({ file }) => file === used);
        if (!action) return [step];
        const [{ steps }] = action.jobs;
        return [step, ...(this.#withInputs(steps, mapAt(step, 'with')) ?? [])];
      }),
    }));
    return { ...workflow, jobs };
  }

  /** @returns undefined once more than enough was written out */
  #withInputs<T>(part: T, given: JsonMap): T | undefined {
    const text = JSON.stringify(part);
    this.#left -= text.length;
    if (this.#left < 0) return undefined;
    const written = text.replace(/\binputs\.([\w-]+)/g, (whole, name) => {
      const value = Object.hasOwn(given, name) ? inJson(given[name]) : whole;
      this.#left -= value.length;
      return this.#left < 0 ? whole : value;
    });
    return JSON.parse(written);
  }
}

/**
 * The workflows of a repository that some events start: by themselves, or because a workflow
 * that one starts calls them. Those have what they are given in place of their inputs.
 */
export function startedBy(
  events: string[],
  repository: RepositoryFact,
): StartedWorkflow[] {
  return new Starter(repository).startedBy(events);
}

/** What an input is given, without the signs of an expression, as a part of a JSON text. */
function inJson(value: unknown): string {
  const text = String(value)
    .slice(0, LONGEST_INPUT)
    .replace(/\$\{\{|\}\}/g, '')
    .trim();
  return JSON.stringify(text).slice(1, -1);
}
