import { valueAt } from '../json';
import { ChartFact } from '../stages/gather/types';
import { parseOrUndefined } from './surroundings';
import { readValuesReads } from './valuesReads';

/** The chart whose values and templates are read; absent for plain manifests. */
type Files = Pick<ChartFact, 'files'> | undefined;

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
  chart: Files,
  template: string,
): string | undefined {
  return onlySwitch(
    chart,
    template,
    false,
    path =>
      /^enabled?$/.test(path.at(-1) ?? '') &&
      PERSISTENCE.test(path.at(-2) ?? ''),
  );
}

/**
 * The values key by which a chart lets everything through a network policy, such as
 * `networkPolicy.allowExternal`, and which is on by default.
 *
 * @param template - path of the policy's template within the chart
 * @returns undefined where there is none, or which of several is not known
 */
export function opennessSwitch(
  chart: Files,
  template: string,
  direction: 'ingress' | 'egress',
): string | undefined {
  return onlySwitch(chart, template, true, path => {
    const key = path.at(-1) ?? '';
    const isEgress = /egress/i.test(path.slice(-2).join(' '));
    return (
      /^allow(All|Any|External|Everything)/.test(key) &&
      (isEgress === (direction === 'egress') || /^allowAll$/.test(key))
    );
  });
}

/** The one key that a template asks about and that has a value by default. */
function onlySwitch(
  chart: Files,
  template: string,
  value: boolean,
  isMeant: (path: string[]) => boolean,
): string | undefined {
  const values = parseOrUndefined(chart?.files['values.yaml'] ?? '');
  const keys = readValuesReads(chart?.files[template] ?? '')
    .reads.filter(
      ({ isCondition, path }) =>
        isCondition && isMeant(path) && valueAt(values, ...path) === value,
    )
    .map(({ path }) => path.join('.'));
  const [only, ...others] = new Set(keys);
  return others.length === 0 ? only : undefined;
}
