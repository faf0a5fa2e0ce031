import { pastesForeignText } from '../../../facts/foreignText';
import type { Workflow, WorkflowJob } from '../../../facts/workflows';
import { isMap, JsonMap, stringAt } from '../../../json';
import { expressionsIn } from './foreignTexts';

/** Appends to the files by which a step sets variables and the path of later ones. */
const WRITES = />>\s*["']?(\$\{?|\$env:|%)GITHUB_(ENV|PATH)\b/i;

/** How shells name a variable. */
const NAMES = /\$\{?(?:env:)?([A-Za-z_]\w*)|%([A-Za-z_]\w*)%/gi;

/**
 * The variables with foreign text that the steps of a job write where later steps take their
 * variables or path from. A line break in the text sets another variable, such as `LD_PRELOAD`.
 */
export function foreignVariables(job: WorkflowJob, { body }: Workflow) {
  const found = job.steps.flatMap(step => {
    const lines = (stringAt(step, 'run') ?? '').split('\n');
    const named = lines
      .filter(line => WRITES.test(line))
      .flatMap(line => [...line.matchAll(NAMES)])
      .map(([, ofShell, ofWindows]) => ofShell ?? ofWindows);
    return named.filter(name => isForeign(name, [step, job.body, body]));
  });
  return [...new Set(found)];
}

/** Whether the innermost `env` that has the variable gives it foreign text. */
function isForeign(name: string, scopes: JsonMap[]): boolean {
  const scope = scopes.find(
    ({ env }) => isMap(env) && Object.hasOwn(env, name),
  );
  return expressionsIn(stringAt(scope, 'env', name) ?? '').some(
    pastesForeignText,
  );
}
