import { isMap, JsonMap, Path, valueAt } from '../../json';
import { follow, isTrue, knownValue } from './origin';
import { Origin } from './types';

/** A rendered field below a key that a template writes. */
export interface RenderedField {
  /** What is rendered as the key's value; absent when nothing is. */
  block?: unknown;
  /** Leads on from the key to the field. */
  rest: Path;
}

/**
 * The path of the values that controls a field. Of several that make one text, the one that
 * it ends with; of several that may be given, the one that it has, else the first.
 *
 * @returns undefined where nothing of the values shows in the field
 */
export function controllingPath(
  origin: Origin,
  { block, rest }: RenderedField,
  values: JsonMap,
): Path | undefined {
  if (rest.length > 0 && !mayHold(origin, rest[0], values)) return undefined;
  const given = rest.length > 0 ? whatIsGiven(origin, values) : origin;
  const steps = alignItems(given, block, rest, values);
  return (
    steps && pick(follow(given, steps, values), valueAt(block, ...rest), values)
  );
}

/** Of what may be given the first that is, for a key set elsewhere would take its place. */
function whatIsGiven(origin: Origin, values: JsonMap): Origin {
  if (origin.kind !== 'choice') return origin;
  for (const each of origin.of) {
    const known = knownValue(each, values);
    if (!known) return origin;
    if (isTrue(known.value)) return each;
  }
  return origin;
}

/** Whether a value can have such a key: a map, a list, or nothing yet that may be one. */
function mayHold(origin: Origin, key: string | number, values: JsonMap) {
  const known = knownValue(origin, values)?.value;
  if (known === undefined || known === null || known === '') {
    return isDumped(origin);
  }
  return typeof key === 'number' ? Array.isArray(known) : isMap(known);
}

function isDumped(origin: Origin): boolean {
  if (origin.kind === 'values') return origin.isDumped === true;
  if (origin.kind === 'map') return true;
  return (
    (origin.kind === 'choice' || origin.kind === 'merged') &&
    origin.of.some(isDumped)
  );
}

/**
 * The steps with the indexes that the items have in the values: other items may be rendered
 * before them.
 */
function alignItems(
  origin: Origin,
  block: unknown,
  rest: Path,
  values: JsonMap,
): Path | undefined {
  const steps: Array<string | number> = [];
  for (const [depth, key] of rest.entries()) {
    if (typeof key === 'string') {
      steps.push(key);
      continue;
    }
    const items = knownValue(follow(origin, steps, values), values)?.value;
    const item = valueAt(block, ...rest.slice(0, depth + 1));
    const index = Array.isArray(items)
      ? items.findIndex(each => isSameItem(each, item))
      : -1;
    if (index < 0) return undefined;
    steps.push(index);
  }
  return steps;
}

function isSameItem(one: unknown, other: unknown): boolean {
  if (isMap(one) && isMap(other) && one.name !== undefined) {
    return isSame(one.name, other.name);
  }
  return JSON.stringify(one) === JSON.stringify(other);
}

function pick(
  origin: Origin,
  field: unknown,
  values: JsonMap,
): Path | undefined {
  switch (origin.kind) {
    case 'values':
      return agrees(origin, field, values) ? origin.path : undefined;
    case 'choice':
      return pickChoice(origin.of, field, values);
    case 'merged':
      return pickChoice(origin.of, field, values);
    case 'made':
      return isScalar(field)
        ? pickPart(origin.of, String(field), values)
        : undefined;
    default:
      return undefined;
  }
}

/** Whether a field may have this value: nothing that is known of both speaks against it. */
function agrees(origin: Origin, field: unknown, values: JsonMap): boolean {
  const known = knownValue(origin, values);
  if (!known || isTemplate(known.value)) return true;
  if (field === undefined || field === null) return !isTrue(known.value);
  return isScalar(field) ? isSame(known.value, field) : !isScalar(known.value);
}

function pickChoice(
  origins: Origin[],
  field: unknown,
  values: JsonMap,
): Path | undefined {
  for (const each of origins) {
    const known = knownValue(each, values);
    const path = pick(each, field, values);
    if (path && known && isTrue(known.value)) return path;
  }
  // What is not given would be taken if it were, so it controls the field too.
  const paths = origins.map(each =>
    isMissing(each, values) ? each.path : pick(each, field, values),
  );
  // A chart's own key says more plainly what is meant than one for all charts.
  const own = paths.find(path => path !== undefined && path[0] !== 'global');
  return own ?? paths.find(path => path !== undefined);
}

/** The last part that shows in the text, or that would if it were given. */
function pickPart(
  parts: Origin[],
  text: string,
  values: JsonMap,
): Path | undefined {
  for (const part of [...parts].reverse()) {
    if (part.kind === 'values') {
      if (shows(part, text, values)) return part.path;
    } else if (part.kind === 'choice' || part.kind === 'merged') {
      const shown = part.of.find(each => shows(each, text, values));
      const path = pickPart(shown ? [shown] : [], text, values);
      if (path) return path;
      const missing = part.of.filter(each => isMissing(each, values));
      const own = missing.find(({ path: [first] }) => first !== 'global');
      const chosen = own ?? missing[0];
      if (chosen) return chosen.path;
      const inner = pickPart(
        part.of.filter(each => each.kind === 'made'),
        text,
        values,
      );
      if (inner) return inner;
    } else if (part.kind === 'made') {
      const path = pickPart(part.of, text, values);
      if (path) return path;
    }
  }
  return undefined;
}

function shows(origin: Origin, text: string, values: JsonMap): boolean {
  const known = knownValue(origin, values)?.value;
  return (
    origin.kind === 'values' &&
    (typeof known === 'string' || typeof known === 'number') &&
    isTrue(known) &&
    text.includes(String(known))
  );
}

/** Whether an origin is a value that is not given. */
function isMissing(origin: Origin, values: JsonMap): origin is Leaf {
  const known = knownValue(origin, values);
  return (
    origin.kind === 'values' && known !== undefined && !isTrue(known.value)
  );
}

type Leaf = Extract<Origin, { kind: 'values' }>;

function isTemplate(value: unknown): boolean {
  return typeof value === 'string' && value.includes('{{');
}

function isScalar(value: unknown): boolean {
  return value !== undefined && !isMap(value) && !Array.isArray(value);
}

/** Numbers and booleans may be quoted on their way. */
function isSame(one: unknown, other: unknown): boolean {
  return String(one ?? '') === String(other ?? '');
}
