import { pastesForeignText } from '../../../facts/foreignText';
import type { Workflow, WorkflowJob } from '../../../facts/workflows';
import { isMap, JsonMap, stringAt } from '../../../json';
import { expressionsIn } from './foreignTexts';

/** Appends to the files by which a step sets variables and the path of later ones. */
const WRITES = />>\s*["']?(?:\$\{?|\$env:|%)GITHUB_(ENV|PATH)\b/i;

/** Takes line breaks out, or puts the text between marks of its own. */
const TAMES = /\btr\s+-d\b|<</;

/** Texts that may have many lines; titles, names and branches have one. */
const MANY_LINES = /\.(body|message|description)\b|\btojson\s*\(/i;

/** How shells name a variable. */
const NAMES = /\$\{?(?:env:)?([A-Za-z_]\w*)|%([A-Za-z_]\w*)%/gi;

/**
 * The variables with foreign text that the steps of a job write where later steps take their
 * variables or path from. A line break in the text sets another variable, such as `LD_PRELOAD`;
 * a path is foreign by one line.
 */
export function foreignVariables(job: WorkflowJob, { body }: Workflow) {
  const found = job.steps.flatMap(step => {
    const lines = (stringAt(step, 'run') ?? '').split('\n');
    const scopes = [step, job.body, body];
    return lines.flatMap(line => {
      const [, file] = WRITES.exec(line) ?? [];
      if (!file || TAMES.test(line)) return [];
      const isPath = file.toUpperCase() === 'PATH';
      return [...line.matchAll(NAMES)]
        .map(([, ofShell, ofWindows]) => ofShell ?? ofWindows)
        .filter(name => isForeign(name, scopes, isPath));
    });
  });
  return [...new Set(found)];
}

/** Whether the innermost `env` that has the variable gives it foreign text that can do harm. */
function isForeign(name: string, scopes: JsonMap[], isPath: boolean): boolean {
  const scope = scopes.find(
    ({ env }) => isMap(env) && Object.hasOwn(env, name),
  );
  return expressionsIn(stringAt(scope, 'env', name) ?? '').some(
    expression =>
      (isPath || MANY_LINES.test(expression)) && pastesForeignText(expression),
  );
}
