import { isForeign, pastesForeignText } from '../../../facts/foreignText';
import { pastedValues } from '../../../facts/workflowExpressions';
import type { Workflow, WorkflowJob } from '../../../facts/workflows';
import { isMap, JsonMap, mapAt, stringAt } from '../../../json';

/** GitHub takes no longer ones. */
const LONGEST_EXPRESSION = 21_000;

/** Inputs by which actions take scripts. */
const SCRIPT = /^(script|inline-?script|run|cmd|command|commands)$/i;

/** Takes a script in a language of which JSON is a part. */
const JAVASCRIPT = /^actions\/github-script@/;

/** The expressions in a job's scripts that stand for what strangers write. */
export function foreignTexts(
  { steps, body }: WorkflowJob,
  workflow: Workflow,
): string[] {
  const found = steps.flatMap(step => {
    const inputs = Object.entries(mapAt(step, 'with'));
    const scripts = [
      step.run,
      ...inputs.filter(([key]) => SCRIPT.test(key)).map(([, text]) => text),
    ];
    const readsJson = JAVASCRIPT.test(stringAt(step, 'uses') ?? '');
    const scopes = [step, body, workflow.body];
    return scripts
      .flatMap(script => expressionsIn(String(script ?? '')))
      .filter(expression =>
        pastedValues(expression).some(
          value =>
            !(readsJson && value.asJson) &&
            (isForeign(value) || holdsForeignText(value.path, scopes)),
        ),
      );
  });
  return [...new Set(found)];
}

/** What stands between `${{` and `}}`. */
export function expressionsIn(text: string): string[] {
  const found: string[] = [];
  for (let from = text.indexOf('${{'); from >= 0; ) {
    const end = text.indexOf('}}', from);
    if (end < 0) break;
    const inner = text.slice(from + 3, end).trim();
    if (inner.length <= LONGEST_EXPRESSION) found.push(inner);
    from = text.indexOf('${{', end);
  }
  return found;
}

/** Whether a variable such as `env.TITLE` was given foreign text; the innermost `env` wins. */
function holdsForeignText(path: string[], scopes: JsonMap[]): boolean {
  const [context, name] = path;
  if (context !== 'env' || path.length !== 2) return false;
  const given = scopes
    .map(({ env }) => (isMap(env) ? Object.entries(env) : []))
    .map(entries => entries.find(([key]) => key.toLowerCase() === name))
    .find(Boolean);
  return expressionsIn(String(given?.[1] ?? '')).some(pastesForeignText);
}
