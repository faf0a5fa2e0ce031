import { FixEdit } from '@helm-audit/plugin-helm-audit-common';
import { Path, valueAt } from '../json';
import { RELEASE_NAME } from '../release';
import { LoadedChart, Scenario } from '../stages/load/types';
import { parseValues } from '../values';
import { FieldGoal } from './fields';
import { Places } from './places';
import { blockLines } from './yamlText';

/** The chart as the audited scenario sees it. */
export interface ChartContext {
  chart: LoadedChart;
  scenario: Scenario;
}

/** Sets the values key that controls a field, where one is known. */
export function valuesEdit(
  { resource, path, set }: FieldGoal,
  places: Places,
  context: ChartContext,
): FixEdit | undefined {
  const { valuesPath } = places.locate(resource, path);
  // Values are no templates: a name that the release gives can't stand there.
  if (!valuesPath || JSON.stringify(set ?? null).includes(RELEASE_NAME)) {
    return undefined;
  }
  const key = [...valuesPath];
  const file = valuesFileOf(key, context);
  if (set === undefined) return { type: 'remove', file, path: key };
  if (!context.chart.files.has(file)) {
    const value = key.reduceRight<unknown>(
      (rest, name) => ({ [name]: rest }),
      set,
    );
    const content = `${blockLines(value, 0).join('\n')}\n`;
    return { type: 'create', file, content };
  }
  return { type: 'set', file, path: key, value: set };
}

/** The last values file of the scenario that sets the key, else the chart's own. */
function valuesFileOf(key: Path, { chart, scenario }: ChartContext): string {
  const sets = (file: string) => {
    const text = chart.files.get(file)?.toString('utf8');
    if (text === undefined) return false;
    const found = valueAt(parseValues(file, text), ...key);
    return found !== undefined;
  };
  return scenario.valuesFiles.findLast(sets) ?? 'values.yaml';
}
