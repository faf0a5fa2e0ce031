import { expressionsIn, levelOf } from '../../../facts/foreignFlow';
import type { Place } from '../../../facts/foreignPlace';
import { pastedValues } from '../../../facts/workflowExpressions';
import { mapAt, stringAt } from '../../../json';

/** Inputs by which actions take scripts. */
const SCRIPT = /^(script|inline-?script|run|cmd|command|commands)$/i;

/** Takes a script in a language of which JSON is a part. */
const JAVASCRIPT = /^actions\/github-script@/;

/** The expressions in a job's scripts that stand for what strangers write. */
export function foreignTexts(place: Omit<Place, 'index'>): string[] {
  const found = place.job.steps.flatMap((step, index) => {
    const inputs = Object.entries(mapAt(step, 'with'));
    const scripts = [
      step.run,
      ...inputs.filter(([key]) => SCRIPT.test(key)).map(([, text]) => text),
    ];
    const readsJson = JAVASCRIPT.test(stringAt(step, 'uses') ?? '');
    return scripts
      .flatMap(script => expressionsIn(String(script ?? '')))
      .filter(expression =>
        pastedValues(expression).some(
          value =>
            !(readsJson && value.asJson) &&
            levelOf(value, { ...place, index }) > 0,
        ),
      );
  });
  return [...new Set(found)];
}
