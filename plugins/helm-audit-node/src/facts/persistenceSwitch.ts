import { valueAt } from '../json';
import { ChartFact } from '../stages/gather/types';
import { parseOrUndefined } from './surroundings';
import { readValuesReads } from './valuesReads';

/** Parts of keys by which charts have data kept on persistent volumes. */
const PERSISTENCE = /^(persist\w*|volumes?|storage)$/i;

/**
 * The values key by which a chart puts the data of a template on a persistent volume, and which
 * is off by default.
 *
 * @param template - path of the template within the chart
 * @returns undefined where there is none, or which of several is not known
 */
export function persistenceSwitch(
  chart: Pick<ChartFact, 'files'> | undefined,
  template: string,
): string | undefined {
  const values = parseOrUndefined(chart?.files['values.yaml'] ?? '');
  const keys = readValuesReads(chart?.files[template] ?? '')
    .reads.filter(
      ({ isCondition, path }) =>
        isCondition &&
        /^enabled?$/.test(path.at(-1) ?? '') &&
        PERSISTENCE.test(path.at(-2) ?? '') &&
        valueAt(values, ...path) === false,
    )
    .map(({ path }) => path.join('.'));
  const [only, ...others] = new Set(keys);
  return others.length === 0 ? only : undefined;
}
