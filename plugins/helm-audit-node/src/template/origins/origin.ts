import { isMap, JsonMap, Path, valueAt } from '../../json';
import { literal, Origin, UNKNOWN } from './types';

/** A value, where it is known. */
export type Known = { value: unknown } | undefined;

/** What an origin gives under these values, where that can be told. */
export function knownValue(origin: Origin, values: JsonMap): Known {
  switch (origin.kind) {
    case 'values':
      return { value: valueAt(values, ...origin.path) };
    case 'literal':
      return { value: origin.value };
    case 'map':
    case 'context':
      return { value: Object.fromEntries(entriesOf(origin)) };
    case 'list':
      return { value: origin.items };
    case 'choice': {
      const known = origin.of.map(each => knownValue(each, values));
      for (const each of known) {
        if (!each) return undefined;
        if (isTrue(each.value)) return each;
      }
      return known.at(-1);
    }
    case 'merged': {
      const known = origin.of.map(each => knownValue(each, values));
      if (!known.every(each => each && isMap(each.value ?? {}))) {
        return undefined;
      }
      return {
        value: Object.assign({}, ...known.map(each => each?.value).reverse()),
      };
    }
    default:
      return undefined;
  }
}

function entriesOf(
  origin: Extract<Origin, { kind: 'map' | 'context' }>,
): Map<string, Origin> {
  return origin.kind === 'map' ? origin.entries : origin.kept;
}

/** Whether Go templates take a value for true. */
export function isTrue(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0;
  if (isMap(value)) return Object.keys(value).length > 0;
  return Boolean(value);
}

/** What an origin holds under a key or at an index. */
export function stepInto(
  origin: Origin,
  key: string | number,
  values: JsonMap,
): Origin {
  switch (origin.kind) {
    case 'values': {
      // All charts share one map of globals.
      const isGlobal = origin.isChart && key === 'global';
      return { kind: 'values', path: isGlobal ? [key] : [...origin.path, key] };
    }
    case 'context':
      if (key === 'Values')
        return { kind: 'values', path: origin.chart, isChart: true };
      return origin.kept.get(String(key)) ?? UNKNOWN;
    case 'map':
      return origin.entries.get(String(key)) ?? literal(undefined);
    case 'list':
      return origin.items[Number(key)] ?? literal(undefined);
    case 'literal':
      return literal(valueAt(origin.value, key));
    case 'choice':
      return choiceOf(origin.of.map(each => stepInto(each, key, values)));
    case 'merged': {
      const steps = origin.of.map(each => stepInto(each, key, values));
      const given = steps.filter(step => isGiven(step, values));
      return choiceOf(given.length > 0 ? given : steps);
    }
    default:
      return UNKNOWN;
  }
}

/** As `stepInto`, for each key of a chain. */
export function follow(origin: Origin, chain: Path, values: JsonMap): Origin {
  return chain.reduce<Origin>(
    (current, key) => stepInto(current, key, values),
    origin,
  );
}

function isGiven(origin: Origin, values: JsonMap): boolean {
  const known = knownValue(origin, values);
  return !known || (known.value !== undefined && known.value !== null);
}

/** One of these, the first that is given. */
export function choiceOf(origins: Origin[]): Origin {
  const flat = origins.flatMap(each =>
    each.kind === 'choice' ? each.of : [each],
  );
  return flat.length === 1 ? flat[0] : bounded({ kind: 'choice', of: flat });
}

/** Text made of these; one alone is passed on. */
export function madeOf(origins: Origin[]): Origin {
  if (origins.length === 1) return origins[0];
  if (origins.length === 0) return literal('');
  return bounded({ kind: 'made', of: origins });
}

/** Maps merged into one; what stands first wins. */
export function mergedOf(origins: Origin[]): Origin {
  return bounded({ kind: 'merged', of: origins });
}

/** Parts of an origin that are kept apart; templates that loop over themselves have no end. */
const MAX_PARTS = 200;

function bounded(origin: Origin): Origin {
  return partsOf(origin, MAX_PARTS) > 0 ? origin : UNKNOWN;
}

/** What is left of a budget when all parts are counted. */
function partsOf(origin: Origin, budget: number): number {
  if (budget <= 0 || !('of' in origin)) return budget - 1;
  return origin.of.reduce((left, part) => partsOf(part, left), budget - 1);
}
