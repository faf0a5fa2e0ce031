import { ChartNode } from '../chartTree';
import { isMap, JsonMap, listAt, mapAt, stringAt, valueAt } from '../json';
import { Examples } from './examples';
import { isTrue, textOf } from './functions';
import { Want } from './types';

/** A value that may do. */
export interface Proposal {
  value: unknown;
  /** Whether it only stands for what people must give. */
  isPlaceholder: boolean;
}

/** The place that a value is wanted for. */
export interface Place {
  chart: ChartNode;
  /** Keys below the chart's own values. */
  path: readonly string[];
  /** What is there now. */
  current: unknown;
}

const SWITCH =
  /^(enabled?|create[sd]?|install(ed)?|deploy|active|on|use[A-Z]\w*|is[A-Z]\w*|\w+Enabled|enable[A-Z]\w*|create[A-Z]\w*)$/;

/**
 * Values that suit production wherever such a key is asked for. One pod at a time may go; two
 * pods at least survive the loss of one.
 */
const SUITABLE: ReadonlyArray<{ key: RegExp; value: unknown }> = [
  { key: /^maxUnavailable$/i, value: 1 },
  { key: /^minAvailable$/i, value: 1 },
  { key: /^min(Replicas?|ReplicaCount|Scale|Size)$/i, value: 2 },
  { key: /^max(Replicas?|ReplicaCount|Scale|Size)$/i, value: 5 },
  { key: /^replica(s|Count)?$/i, value: 2 },
  {
    key: /^target(Average)?(CPU|Memory)\w*$|^(average)?utilization\w*$/i,
    value: 80,
  },
  { key: /^(cpu|memory)$/i, value: 80 },
  { key: /^(scrape)?interval$/i, value: '30s' },
  {
    key: /^(pdb|(pod)?disruptionBudget|budget)$/i,
    value: { maxUnavailable: 1 },
  },
];

/** Finds values that make a condition on a place hold, the most natural first. */
export function propose(
  place: Place,
  want: Want,
  examples: Examples,
): Proposal[] {
  switch (want.type) {
    case 'truthy':
      return proposeTruthy(place, examples);
    case 'falsy':
      return [certain(emptyLike(place.current))];
    case 'equal':
      return [certain(typedLike(place, want.to))];
    case 'different':
      return proposeOther(place, want.from, examples);
    default:
      return [certain(want.number)];
  }
}

function certain(value: unknown): Proposal {
  return { value, isPlaceholder: false };
}

function proposeTruthy(place: Place, examples: Examples): Proposal[] {
  const { current } = place;
  const key = place.path.at(-1) ?? '';
  const schema = schemaAt(place);
  const type = stringAt(schema, 'type');
  const isOpen = current === null || current === undefined;
  if (current === false || type === 'boolean') return [certain(true)];
  if (isOpen && type === undefined && SWITCH.test(key)) return [certain(true)];
  const known = [
    ...listAt(schema, 'enum'),
    schema.default,
    ...listAt(schema, 'examples'),
    SUITABLE.find(suitable => suitable.key.test(key))?.value,
    examples.find(place.chart, place.path),
    suitableMap(place, examples),
  ].find(value => isTrue(value) && fits(value, current, type));
  if (known !== undefined) return [certain(known)];
  if (typeof current === 'number') return [certain(1)];
  return placeholders(current, type).map(value => ({
    value,
    isPlaceholder: true,
  }));
}

/** A map of what the templates read of it and values are known for: a switch, or numbers. */
function suitableMap(
  { chart, path, current }: Place,
  examples: Examples,
): JsonMap | undefined {
  const isOpen = current === null || current === undefined || isMap(current);
  if (!isOpen) return undefined;
  const keys = examples.keysRead(chart, path);
  const name = keys.find(key => SWITCH.test(key));
  if (name) return { [name]: true };
  const known = SUITABLE.flatMap(({ key: pattern, value }) =>
    keys.filter(key => pattern.test(key)).map(key => [key, value]),
  );
  const map = Object.fromEntries(known);
  // A disruption budget has one of the two.
  if ('maxUnavailable' in map) delete map.minAvailable;
  return map;
}

/** Whether a value is of the kind that was there or that the schema asks for. */
function fits(value: unknown, current: unknown, type: string | undefined) {
  if (type === 'string') return typeof value === 'string';
  if (type === 'integer' || type === 'number') return typeof value === 'number';
  if (type === 'array' || Array.isArray(current)) return Array.isArray(value);
  if (type === 'object' || isMap(current)) return isMap(value);
  return true;
}

/** Something to go on with where only people know what belongs there. */
function placeholders(current: unknown, type: string | undefined): unknown[] {
  if (type === 'array' || Array.isArray(current)) {
    return [[{ name: 'example' }], ['example']];
  }
  if (type === 'object' || isMap(current)) return [{ example: 'example' }];
  if (type === 'integer' || type === 'number') return [1];
  return ['example'];
}

/** What Go's templates take for false, of the kind that was there; null removes a map. */
function emptyLike(current: unknown): unknown {
  if (typeof current === 'boolean') return false;
  if (typeof current === 'number') return 0;
  if (typeof current === 'string') return '';
  return Array.isArray(current) ? [] : null;
}

/** Templates compare texts; what is set should be of the kind that was there. */
function typedLike(place: Place, to: unknown): unknown {
  const isSwitch =
    typeof place.current === 'boolean' || SWITCH.test(place.path.at(-1) ?? '');
  if (isSwitch && textOf(to) === 'true') return true;
  if (isSwitch && textOf(to) === 'false') return false;
  return to;
}

function proposeOther(
  place: Place,
  from: unknown,
  examples: Examples,
): Proposal[] {
  if (textOf(from) === 'false') return [certain(true)];
  if (textOf(from) === 'true') return [certain(false)];
  if (!isTrue(from)) return proposeTruthy(place, examples);
  const other = listAt(schemaAt(place), 'enum').find(
    value => textOf(value) !== textOf(from),
  );
  if (other !== undefined) return [certain(other)];
  return [certain(emptyLike(place.current))];
}

/** The part of the chart's schema that speaks of a value; an empty map where none does. */
function schemaAt({ chart, path }: Place): JsonMap {
  const root = chart.schema ?? {};
  let schema = resolve(root, root);
  for (const key of path) {
    const next = valueAt(schema, 'properties', key);
    if (!isMap(next)) return {};
    schema = resolve(root, next);
  }
  return schema;
}

/** Follows references within the schema; a chain of them ends after a few. */
function resolve(root: JsonMap, schema: JsonMap): JsonMap {
  let found = schema;
  for (let hops = 0; hops < 8; hops++) {
    const reference = stringAt(found, '$ref');
    if (!reference?.startsWith('#/')) return found;
    found = mapAt(root, ...reference.slice(2).split('/'));
  }
  return found;
}
