import { normalize } from 'node:path/posix';
import { FixEdit } from '@helm-audit/plugin-helm-audit-common';
import { isMap, JsonMap, Path, valueAt } from '../json';
import { RELEASE_NAME, RELEASE_NAMESPACE } from '../release';
import { LoadedChart, Scenario } from '../stages/load/types';
import { parseValues, valuesOfPair } from '../values';
import { FieldGoal } from './fields';
import { Places } from './places';
import { isBlock } from './yamlText';

/** The chart as the audited scenario sees it. */
export interface ChartContext {
  chart: LoadedChart;
  scenario: Scenario;
}

/** Ways to set the values key that controls a field, where one is known, the best first. */
export function valuesEdits(
  goal: FieldGoal,
  places: Places,
  context: ChartContext,
): FixEdit[][] {
  const { resource, path, set } = goal;
  const { valuesPath } = places.locate(resource, path);
  // Values are no templates: what the release or an action gives can't stand there.
  if (!valuesPath || isForTemplates(set)) return [];
  const key = [...valuesPath];
  const file = valuesFileOf(key, context);
  if (file === undefined) return [];
  if (set === undefined) return [[{ type: 'remove', file, path: key }]];
  const beside = defaultsBeside(goal, key, places.sources.templates.values);
  const value = partOf(goal, valueAt(places.sources.templates.values, ...key));
  const edit: FixEdit = { type: 'set', file, path: key, value };
  if (beside.length === 0) return [[edit]];
  return [
    [...beside.map((each): FixEdit => ({ type: 'set', file, ...each })), edit],
    [edit],
  ];
}

function isForTemplates(value: unknown): boolean {
  const text = JSON.stringify(value ?? null);
  return [RELEASE_NAME, RELEASE_NAMESPACE, '{{'].some(mark =>
    text.includes(mark),
  );
}

/** What the value has to be where a template writes more around it, such as an API group. */
function partOf({ resource, path, set }: FieldGoal, held: unknown): unknown {
  const written = valueAt(resource.body, ...path);
  if (typeof written !== 'string' || typeof set !== 'string') return set;
  const at = written.indexOf(String(held));
  if (typeof held !== 'string' || held === '' || at < 0) return set;
  const [before, after] = [
    written.slice(0, at),
    written.slice(at + held.length),
  ];
  const isSame = set.startsWith(before) && set.endsWith(after);
  return isSame && set.length > before.length + after.length
    ? set.slice(before.length, set.length - after.length)
    : set;
}

/**
 * What a template writes by itself as long as the values hold nothing there: once one key of
 * the map is set, the rest has to be set with it.
 */
function defaultsBeside(
  { resource, path }: FieldGoal,
  key: Path,
  values: JsonMap,
): Array<{ path: Array<string | number>; value: unknown }> {
  // Labels and annotations of the values come beside those of the template.
  if (path.includes('metadata')) return [];
  let found: Array<{ path: Array<string | number>; value: unknown }> = [];
  for (let up = 1; up < key.length && path.at(-up) === key.at(-up); up++) {
    const written = valueAt(resource.body, ...path.slice(0, -up));
    const holder = key.slice(0, -up);
    if (!isBlock(written) || !isMap(written)) continue;
    if (isBlock(valueAt(values, ...holder))) break;
    found = leavesOf(written, holder).filter(
      leaf => !startsWith(leaf.path, key),
    );
  }
  return JSON.stringify(found).includes(RELEASE_NAME) ? [] : found;
}

function leavesOf(
  value: unknown,
  path: Path,
): Array<{ path: Array<string | number>; value: unknown }> {
  return isMap(value) && isBlock(value)
    ? Object.entries(value).flatMap(([key, child]) =>
        leavesOf(child, [...path, key]),
      )
    : [{ path: [...path], value }];
}

function startsWith(path: Path, beginning: Path): boolean {
  return beginning.every((step, index) => path[index] === step);
}

/**
 * The file of the chart whose value counts: the last values file of the scenario that sets
 * the key, else the chart's own. Nothing where what counts stands elsewhere: in place, or in
 * a file around the chart.
 */
export function valuesFileOf(
  key: Path,
  { chart, scenario }: ChartContext,
): string | undefined {
  const isInPlace =
    sets(scenario.values, key) ||
    (scenario.set ?? []).some(pair => sets(valuesOfPair(pair), key));
  if (isInPlace) return undefined;
  for (const name of scenario.valuesFiles.toReversed()) {
    const file = normalize(name);
    const own = chart.files.get(file);
    const text = own ?? chart.scenarioFiles?.get(name);
    // What can't be read may set anything.
    if (text === undefined) return undefined;
    if (sets(parseValues(name, text.toString('utf8')), key)) {
      return own ? file : undefined;
    }
  }
  return 'values.yaml';
}

function sets(values: JsonMap | undefined, key: Path): boolean {
  return values !== undefined && valueAt(values, ...key) !== undefined;
}
