import { isMap } from '../../json';
import {
  choiceOf,
  follow,
  isTrue,
  Known,
  knownValue,
  madeOf,
  mergedOf,
  stepInto,
} from './origin';
import { literal, Origin, TemplateSet, UNKNOWN } from './types';

/** Characters of texts that names of values are made of. */
const MAX_TEXT = 500;
/** Items of lists that are joined. */
const MAX_ITEMS = 1_000;

/** Where what a function gives comes from. */
type Behaviour = (args: Origin[], templates: TemplateSet) => Origin;

/** What these give is what they are given, written otherwise; with the argument's place. */
const PASSING: Record<string, 'first' | 'last'> = Object.fromEntries([
  ...[
    'toYaml toYamlPretty toJson toPrettyJson toRawJson fromYaml fromJson fromYamlArray',
    'fromJsonArray mustToYaml mustToJson mustFromJson mustToPrettyJson nindent indent',
    'quote squote trim trimSuffix trimPrefix trimAll toString int int64 float64',
    'toDecimal required deepCopy mustDeepCopy toStrings',
  ]
    .join(' ')
    .split(' ')
    .map(name => [name, 'last']),
  ...'tpl omit pick unset compact uniq mustUniq'
    .split(' ')
    .map(name => [name, 'first']),
]);

/** Functions that write a value as YAML or JSON. */
const DUMPING = /^(must)?to(Yaml|Json|PrettyJson|RawJson|YamlPretty)$/;

const merged: Behaviour = args => mergedOf(args);
const overwritten: Behaviour = args => mergedOf([...args].reverse());

const FUNCTIONS: Record<string, Behaviour> = {
  default: ([fallback = UNKNOWN, ...given]) => choiceOf([...given, fallback]),
  coalesce: args => choiceOf(args),
  or: args => choiceOf(args),
  and: (args, { values }) => {
    const untrue = args.find(each => {
      const known = knownValue(each, values);
      return known && !isTrue(known.value);
    });
    return untrue ?? args.at(-1) ?? UNKNOWN;
  },
  ternary: ([yes = UNKNOWN, no = UNKNOWN, condition = UNKNOWN], { values }) => {
    const known = knownValue(condition, values);
    if (!known) return choiceOf([yes, no]);
    return isTrue(known.value) ? yes : no;
  },
  dict: args => {
    const entries = new Map<string, Origin>();
    for (let at = 0; at + 1 < args.length; at += 2) {
      const key = args[at];
      if (key.kind === 'literal') entries.set(String(key.value), args[at + 1]);
    }
    return { kind: 'map', entries };
  },
  list: args => ({ kind: 'list', items: args }),
  tuple: args => ({ kind: 'list', items: args }),
  merge: merged,
  mustMerge: merged,
  mergeOverwrite: overwritten,
  mustMergeOverwrite: overwritten,
  get: ([from = UNKNOWN, ...keys], templates) =>
    navigate(from, keys, templates),
  index: ([from = UNKNOWN, ...keys], templates) =>
    navigate(from, keys, templates),
  dig: (args, templates) => {
    const keys = args.slice(0, -2);
    const [fallback = UNKNOWN, from = UNKNOWN] = args.slice(-2);
    return choiceOf([navigate(from, keys, templates), fallback]);
  },
  first: ([from = UNKNOWN], { values }) => stepInto(from, 0, values),
  set: ([into = UNKNOWN, key = UNKNOWN, value = UNKNOWN]) => {
    if (key.kind === 'literal') keep(into, String(key.value), value);
    return into;
  },
  not: ([condition = UNKNOWN], { values }) => {
    const known = knownValue(condition, values);
    return known ? literal(!isTrue(known.value)) : UNKNOWN;
  },
  empty: ([given = UNKNOWN], { values }) => {
    const known = knownValue(given, values);
    return known ? literal(!isTrue(known.value)) : UNKNOWN;
  },
  eq: ([one = UNKNOWN, ...others], { values }) =>
    compare([one, ...others], values, ([first, ...rest]) =>
      rest.some(each => each === first),
    ),
  ne: (args, { values }) => compare(args, values, ([a, b]) => a !== b),
  gt: (args, { values }) =>
    compare(args, values, ([a, b]) => Number(a) > Number(b)),
  ge: (args, { values }) =>
    compare(args, values, ([a, b]) => Number(a) >= Number(b)),
  lt: (args, { values }) =>
    compare(args, values, ([a, b]) => Number(a) < Number(b)),
  le: (args, { values }) =>
    compare(args, values, ([a, b]) => Number(a) <= Number(b)),
  hasKey: (args, { values }) =>
    compare(args, values, ([map, key]) => isMap(map) && String(key) in map),
  kindIs: compareKinds,
  typeIs: compareKinds,
  concat: (args, { values }) => {
    const lists = args.map(each => itemsOf(each, values));
    const items = lists.flatMap(list => list ?? []);
    return lists.includes(undefined) || items.length > MAX_ITEMS
      ? UNKNOWN
      : { kind: 'list', items };
  },
};

/** What a function gives; of one that is not known, that it was made of its arguments. */
export function callFunction(
  name: string,
  args: Origin[],
  templates: TemplateSet,
): Origin {
  const passed = PASSING[name];
  if (passed) {
    const origin = (passed === 'first' ? args[0] : args.at(-1)) ?? UNKNOWN;
    return DUMPING.test(name) ? dumped(origin) : origin;
  }
  const text = textOf(name, args);
  if (text !== undefined) return literal(text);
  const known = Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name] : undefined;
  if (known) return known(args, templates);
  return args.length > 0 ? madeOf([literal(name), ...args]) : UNKNOWN;
}

/** A value as it is written. */
export function dumped(origin: Origin): Origin {
  if (origin.kind === 'values') return { ...origin, isDumped: true };
  return origin.kind === 'choice' || origin.kind === 'merged'
    ? { ...origin, of: origin.of.map(dumped) }
    : origin;
}

/** Functions that names of values are made with. */
const TEXTS: Record<string, (...args: string[]) => string> = {
  replace: (from, to, text) => text.split(from).join(to),
  lower: text => text.toLowerCase(),
  upper: text => text.toUpperCase(),
  title: text => text.replace(/\b[a-z]/g, letter => letter.toUpperCase()),
  untitle: text => text.replace(/\b[A-Z]/g, letter => letter.toLowerCase()),
  camelcase: text =>
    text.replace(/(?:^|[-_ ]+)([a-z])/gi, (_, letter) => letter.toUpperCase()),
  print: (...texts) => texts.join(''),
  printf: (format, ...texts) => {
    const rest = [...texts];
    return format.replace(/%[sv]/g, () => rest.shift() ?? '');
  },
};

/** What a function makes of text that stands in the templates, unless it is long. */
function textOf(name: string, args: Origin[]): string | undefined {
  if (args.length === 0 || !Object.hasOwn(TEXTS, name)) return undefined;
  const texts = args.flatMap(each =>
    each.kind === 'literal' && isShort(each.value) ? [each.value] : [],
  );
  const arity = TEXTS[name].length;
  if (texts.length < args.length || args.length < arity) return undefined;
  const text = TEXTS[name](...texts);
  return isShort(text) ? text : undefined;
}

function isShort(text: unknown): text is string {
  return typeof text === 'string' && text.length <= MAX_TEXT;
}

function navigate(
  from: Origin,
  keys: Origin[],
  { values }: TemplateSet,
): Origin {
  const steps = keys.map(key => knownValue(key, values)?.value);
  return steps.every(isKey) ? follow(from, steps, values) : UNKNOWN;
}

function isKey(value: unknown): value is string | number {
  return typeof value === 'string' || typeof value === 'number';
}

/**
 * Maps that templates make are changed in place, as Go does. What was there may have stayed,
 * where it can't be told that this runs.
 */
function keep(into: Origin, key: string, value: Origin): void {
  if (into.kind !== 'map' && into.kind !== 'context') return;
  const entries = into.kind === 'map' ? into.entries : into.kept;
  const before = entries.get(key);
  entries.set(key, before ? choiceOf([value, before]) : value);
}

function compare(
  args: Origin[],
  values: TemplateSet['values'],
  test: (values: unknown[]) => boolean,
): Origin {
  const known: Known[] = args.map(each => knownValue(each, values));
  return known.every(each => each !== undefined)
    ? literal(test(known.map(each => each!.value)))
    : UNKNOWN;
}

const KINDS = ['string', 'bool', 'float64', 'map', 'slice', 'invalid'];

function compareKinds(args: Origin[], { values }: TemplateSet): Origin {
  const kind = args[0] && knownValue(args[0], values)?.value;
  if (!KINDS.includes(String(kind))) return UNKNOWN;
  return compare(args.slice(1), values, ([value]) => kind === kindOf(value));
}

/** Go's kind of a value that was read from YAML. */
function kindOf(value: unknown): string {
  if (Array.isArray(value)) return 'slice';
  if (isMap(value)) return 'map';
  if (typeof value === 'boolean') return 'bool';
  if (typeof value === 'string') return 'string';
  return typeof value === 'number' ? 'float64' : 'invalid';
}

function itemsOf(
  origin: Origin,
  values: TemplateSet['values'],
): Origin[] | undefined {
  if (origin.kind === 'list') return origin.items;
  const list = knownValue(origin, values)?.value;
  if (list === undefined || list === null) return [];
  if (!Array.isArray(list)) return undefined;
  return list.map((_, index) => stepInto(origin, index, values));
}
