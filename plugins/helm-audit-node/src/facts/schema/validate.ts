import { isMap, JsonMap, Path } from '../../json';
import { parseQuantity } from '../quantity';
import { Field, fieldsOf, FieldType } from './schema';
import { suggest, Suggestion } from './suggest';

/** Where an object breaks the schema of its kind, and how. */
export type SchemaViolation = { path: Path } & (
  | { problem: 'unknownField'; suggestion?: Suggestion }
  | { problem: 'missingField' }
  | { problem: 'wrongType'; expected: Expected; actual: string }
  | { problem: 'badValue'; value: string; expected: string }
);

/** Types of values as people call them. */
export type Expected =
  | 'text'
  | 'a whole number'
  | 'a number'
  | 'a boolean'
  | 'a whole number or text'
  | 'a quantity'
  | 'a list'
  | 'a map';

/** A map with its type, and those that it lies in, the root first. */
export type Trail = ReadonlyArray<{ type: string; path: Path }>;

const EXPECTED: Record<Exclude<FieldType['is'], 'any'>, Expected> = {
  text: 'text',
  enum: 'text',
  base64: 'text',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'a boolean',
  intOrText: 'a whole number or text',
  quantity: 'a quantity',
  list: 'a list',
  map: 'a map',
  object: 'a map',
};

/**
 * Holds a value against a type, the way the API server decodes and validates it. A null is
 * as good as nothing, and what the type does not tell is not judged.
 */
export function validate(
  value: unknown,
  type: string,
  path: Path = [],
  trail: Trail = [],
): SchemaViolation[] {
  return check(value, { is: 'object', type }, path, trail);
}

function check(
  value: unknown,
  type: FieldType,
  path: Path,
  trail: Trail,
): SchemaViolation[] {
  if (value === null || value === undefined || type.is === 'any') return [];
  if (!isOfType(value, type)) {
    const actual = nameType(value);
    return [
      { path, problem: 'wrongType', expected: EXPECTED[type.is], actual },
    ];
  }
  if (type.is === 'list' && Array.isArray(value)) {
    return value.flatMap((item, index) =>
      check(item, type.item, [...path, index], trail),
    );
  }
  if (type.is === 'map' && isMap(value)) {
    return Object.entries(value).flatMap(([key, item]) =>
      check(item, type.item, [...path, key], trail),
    );
  }
  if (type.is === 'object' && isMap(value)) {
    return checkFields(value, [...trail, { type: type.type, path }]);
  }
  const expected = findFault(value, type);
  return expected === undefined
    ? []
    : [{ path, problem: 'badValue', value: shorten(value), expected }];
}

function checkFields(map: JsonMap, trail: Trail): SchemaViolation[] {
  const { type, path } = trail[trail.length - 1];
  const fields = fieldsOf(type);
  const found: SchemaViolation[] = [];
  for (const [name, value] of Object.entries(map)) {
    if (value === null) continue;
    const at = [...path, name];
    const field = fields.get(name);
    if (field) {
      found.push(...check(value, field.type, at, trail));
    } else {
      const suggestion = suggest(name, trail);
      found.push({ path: at, problem: 'unknownField', suggestion });
    }
  }
  for (const field of fields.values()) {
    if (isMissing(map, field)) {
      found.push({ path: [...path, field.name], problem: 'missingField' });
    }
  }
  return found;
}

/** An empty text or list is refused like none, but not what has a type of its own wrong. */
function isMissing(map: JsonMap, { name, isRequired }: Field): boolean {
  const value = Object.hasOwn(map, name) ? map[name] : undefined;
  const isEmpty = value === '' || (Array.isArray(value) && value.length === 0);
  return isRequired && (value === undefined || value === null || isEmpty);
}

function isOfType(value: unknown, type: FieldType): boolean {
  switch (type.is) {
    case 'list':
      return Array.isArray(value);
    case 'map':
    case 'object':
      return isMap(value);
    case 'integer':
      return Number.isInteger(value);
    case 'number':
      return typeof value === 'number';
    case 'boolean':
      return typeof value === 'boolean';
    case 'intOrText':
      return typeof value === 'string' || Number.isInteger(value);
    case 'quantity':
      return typeof value === 'string' || typeof value === 'number';
    default:
      return typeof value === 'string';
  }
}

/** What a value of the right type should be and is not. Empty enums get their default. */
function findFault(value: unknown, type: FieldType): string | undefined {
  if (type.is === 'enum') {
    const { values } = type;
    return value === '' || values.includes(String(value))
      ? undefined
      : listWords(values);
  }
  if (type.is === 'quantity' && typeof value === 'string') {
    return parseQuantity(value.trim()) === undefined
      ? 'a quantity such as 250m, 1.5 or 512Mi'
      : undefined;
  }
  if (type.is === 'base64' && !isBase64(String(value))) return 'text in base64';
  return undefined;
}

function isBase64(text: string): boolean {
  const plain = text.replace(/[\r\n]/g, '');
  return plain.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(plain);
}

function listWords(words: readonly string[]): string {
  const last = words[words.length - 1];
  return words.length > 1
    ? `${words.slice(0, -1).join(', ')} or ${last}`
    : last;
}

const LONGEST = 40;

function shorten(value: unknown): string {
  const text = String(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

function nameType(value: unknown): string {
  if (Array.isArray(value)) return 'list';
  if (typeof value === 'object') return 'map';
  return typeof value === 'string' ? 'text' : typeof value;
}
