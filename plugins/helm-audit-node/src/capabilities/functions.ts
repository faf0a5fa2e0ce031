import { dump } from 'js-yaml';
import semver from 'semver';
import { isMap, JsonMap, valueAt } from '../json';
import { mergeValues } from '../values';
import { parseYaml } from '../yaml';
import { compilePattern } from './patterns';
import { MAX_WEIGHT } from './weight';

/** A template function, on plain values. It may throw on what it can't work with. */
type TemplateFunction = (...args: any[]) => unknown;

/** Whether Go's templates take a value for true. */
export function isTrue(value: unknown): boolean {
  if (value === null || value === undefined) return false;
  if (Array.isArray(value)) return value.length > 0;
  if (isMap(value)) return Object.keys(value).length > 0;
  return value !== false && value !== 0 && value !== '';
}

/** A value as a template prints it. */
export function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return `[${value.map(textOf).join(' ')}]`;
  if (!isMap(value)) return String(value);
  const entries = Object.entries(value).map(
    ([key, entry]) => `${key}:${textOf(entry)}`,
  );
  return `map[${entries.join(' ')}]`;
}

/** Kind of a value, as Go's `reflect` calls it; numbers of YAML are floats to Helm. */
function kindOf(value: unknown): string {
  if (value === null || value === undefined) return 'invalid';
  if (Array.isArray(value)) return 'slice';
  if (isMap(value)) return 'map';
  if (typeof value === 'number') return 'float64';
  return typeof value === 'boolean' ? 'bool' : 'string';
}

/** Type of a value, as Go prints it. */
function typeOf(value: unknown): string {
  const kind = kindOf(value);
  if (kind === 'map') return 'map[string]interface {}';
  return kind === 'slice' ? '[]interface {}' : kind;
}

function toNumber(value: unknown): number {
  const number = Number(value ?? 0);
  return Number.isFinite(number) ? number : 0;
}

function toInteger(value: unknown): number {
  return Math.trunc(toNumber(value));
}

function toList(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
}

function indent(count: number, text: unknown): string {
  return textOf(text).replace(/^/gm, ' '.repeat(Math.min(count, 64)));
}

function toYaml(value: unknown): string {
  return dump(value ?? null).trimEnd();
}

/** `%s`, `%d`, `%v`, `%q` and `%t`; other verbs are as good as `%v`. */
function format(pattern: unknown, ...args: unknown[]): string {
  let next = 0;
  return textOf(pattern).replace(
    /%[-+#0-9.]*([a-zA-Z%])/g,
    (_, verb: string) => {
      if (verb === '%') return '%';
      const text = textOf(args[next++]);
      return verb === 'q' ? JSON.stringify(text) : text;
    },
  );
}

/** Masterminds' constraints take commas for "and", which npm's take spaces for. */
function satisfies(range: unknown, version: unknown): boolean {
  const parsed = semver.coerce(textOf(version), { includePrerelease: true });
  const constraint = textOf(range)
    .replace(/,/g, ' ')
    .replace(/=>/g, '>=')
    .replace(/(^|[^\d.])(\d+\.\d+)(?=-)/g, '$1$2.0');
  if (!parsed || !semver.validRange(constraint)) {
    throw new TypeError('no version');
  }
  return semver.satisfies(parsed, constraint, { includePrerelease: true });
}

function omit(map: unknown, ...keys: unknown[]): JsonMap {
  const entries = Object.entries(isMap(map) ? map : {});
  return Object.fromEntries(entries.filter(([key]) => !keys.includes(key)));
}

function pick(map: unknown, ...keys: unknown[]): JsonMap {
  const entries = Object.entries(isMap(map) ? map : {});
  return Object.fromEntries(entries.filter(([key]) => keys.includes(key)));
}

function matches(pattern: unknown, text: unknown): boolean {
  return compilePattern(textOf(pattern)).matcher(textOf(text)).find();
}

function mergeMaps(...maps: unknown[]): JsonMap {
  return maps
    .filter(isMap)
    .reduceRight<JsonMap>((merged, map) => mergeValues(merged, map), {});
}

/** Text made of parts; one that would be too large to work with is refused before it is made. */
function joined(parts: string[], separator: unknown): string {
  const between = textOf(separator);
  if (parts.length * between.length > MAX_WEIGHT) {
    throw new RangeError('long text');
  }
  return parts.join(between);
}

function trimSet(characters: unknown, text: unknown): string {
  const set = new Set(textOf(characters));
  const letters = [...textOf(text)];
  const isKept = (letter: string) => !set.has(letter);
  const first = letters.findIndex(isKept);
  return first < 0
    ? ''
    : letters.slice(first, letters.findLastIndex(isKept) + 1).join('');
}

const COMPARISONS: Record<string, TemplateFunction> = {
  eq: (first, ...others) => others.some(other => isSame(first, other)),
  ne: (a, b) => !isSame(a, b),
  lt: (a, b) => toNumber(a) < toNumber(b),
  le: (a, b) => toNumber(a) <= toNumber(b),
  gt: (a, b) => toNumber(a) > toNumber(b),
  ge: (a, b) => toNumber(a) >= toNumber(b),
  not: value => !isTrue(value),
  empty: value => !isTrue(value),
  semverCompare: satisfies,
  kindIs: (kind, value) => kindOf(value) === kind,
  typeIs: (type, value) => typeOf(value) === type,
  typeIsLike: (type, value) => typeOf(value) === type,
  kindOf,
  typeOf,
  deepEqual: isSame,
  regexMatch: matches,
};

const TEXTS: Record<string, TemplateFunction> = {
  toString: textOf,
  quote: (...args) => args.map(arg => JSON.stringify(textOf(arg))).join(' '),
  squote: (...args) => args.map(arg => `'${textOf(arg)}'`).join(' '),
  lower: text => textOf(text).toLocaleLowerCase('en'),
  upper: text => textOf(text).toLocaleUpperCase('en'),
  trim: text => textOf(text).trim(),
  trimAll: trimSet,
  trimSuffix: (suffix, text) =>
    textOf(text).endsWith(suffix)
      ? textOf(text).slice(0, textOf(text).length - suffix.length)
      : textOf(text),
  trimPrefix: (prefix, text) =>
    textOf(text).startsWith(prefix)
      ? textOf(text).slice(prefix.length)
      : textOf(text),
  trunc: (length, text) =>
    length < 0 ? textOf(text).slice(length) : textOf(text).slice(0, length),
  replace: (from, to, text) => joined(textOf(text).split(from), to),
  nospace: text => textOf(text).replace(/\s/g, ''),
  contains: (part, text) => textOf(text).includes(part),
  hasPrefix: (prefix, text) => textOf(text).startsWith(prefix),
  hasSuffix: (suffix, text) => textOf(text).endsWith(suffix),
  printf: format,
  print: (...args) => args.map(textOf).join(''),
  println: (...args) => `${args.map(textOf).join(' ')}\n`,
  cat: (...args) => args.map(textOf).join(' '),
  indent,
  nindent: (count, text) => `\n${indent(count, text)}`,
  join: (separator, list) => joined(toList(list).map(textOf), separator),
  splitList: (separator, text) => textOf(text).split(separator),
  toYaml,
  toJson: value => JSON.stringify(value ?? null),
  fromYaml: text => parseYaml(textOf(text)) ?? {},
  fromYamlArray: text => parseYaml(textOf(text)) ?? [],
  fromJson: text => JSON.parse(textOf(text)),
  b64enc: text => Buffer.from(textOf(text)).toString('base64'),
};

const NUMBERS: Record<string, TemplateFunction> = {
  int: toInteger,
  int64: toInteger,
  float64: toNumber,
  atoi: toInteger,
  add: (...args) => args.reduce((sum, number) => sum + toInteger(number), 0),
  add1: number => toInteger(number) + 1,
  sub: (a, b) => toInteger(a) - toInteger(b),
  mul: (...args) => args.reduce((all, number) => all * toInteger(number), 1),
  div: (a, b) => Math.trunc(toInteger(a) / toInteger(b)),
  mod: (a, b) => toInteger(a) % toInteger(b),
  max: (...args) => Math.max(...args.map(toInteger)),
  min: (...args) => Math.min(...args.map(toInteger)),
  until: count => Array.from({ length: Math.min(count, 64) }, (_, i) => i),
};

const COLLECTIONS: Record<string, TemplateFunction> = {
  len: value => Object.keys(value ?? {}).length,
  first: list => toList(list)[0] ?? null,
  last: list => toList(list).at(-1) ?? null,
  rest: list => toList(list).slice(1),
  initial: list => toList(list).slice(0, -1),
  append: (list, item) => [...toList(list), item],
  prepend: (list, item) => [item, ...toList(list)],
  concat: (...lists) => lists.flatMap(toList),
  uniq: list => [...new Set(toList(list))],
  without: (list, ...items) => toList(list).filter(i => !items.includes(i)),
  compact: list => toList(list).filter(isTrue),
  reverse: list => [...toList(list)].reverse(),
  sortAlpha: list => toList(list).map(textOf).sort(),
  has: (item, list) => toList(list).some(other => isSame(item, other)),
  hasKey: (map, key) => isMap(map) && Object.hasOwn(map, key),
  keys: (...maps) => maps.flatMap(map => Object.keys(map ?? {})),
  values: map => Object.values(map ?? {}),
  pluck: (key, ...maps) =>
    maps.flatMap(map => (isMap(map) && key in map ? [map[key]] : [])),
  index: (of, ...keys) => valueAt(of, ...keys) ?? null,
  get: (of, key) => valueAt(of, key) ?? '',
  merge: mergeMaps,
  mergeOverwrite: (...maps) => mergeMaps(...maps.reverse()),
  omit,
  pick,
};

/** Functions of Go's templates, Sprig and Helm that depend on nothing but their arguments. */
export const FUNCTIONS: ReadonlyMap<string, TemplateFunction> = new Map(
  Object.entries({ ...COMPARISONS, ...TEXTS, ...NUMBERS, ...COLLECTIONS }),
);
