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

/** More of one object helps nobody: they have one cause. */
const MOST_VIOLATIONS = 10;

/** What was found, and how much more there is. */
export interface Validation {
  /** The first ones, in the order of the manifest. */
  violations: SchemaViolation[];
  /** How many more there are. */
  more: number;
}

/** Walks one value and keeps what it finds. */
class Validator implements Validation {
  readonly violations: SchemaViolation[] = [];
  more = 0;

  constructor(private readonly typesOnly: boolean) {}

  check(value: unknown, type: FieldType, path: Path, trail: Trail): void {
    if (value === null || value === undefined || type.is === 'any') return;
    if (!isOfType(value, type)) {
      const actual = nameType(value);
      const expected = EXPECTED[type.is];
      this.#add('wrongType', () => ({
        path,
        problem: 'wrongType',
        expected,
        actual,
      }));
    } else if (type.is === 'list' && Array.isArray(value)) {
      value.forEach((item, index) =>
        this.check(item, type.item, [...path, index], trail),
      );
    } else if (type.is === 'map' && isMap(value)) {
      for (const [key, item] of Object.entries(value)) {
        this.check(item, type.item, [...path, key], trail);
      }
    } else if (type.is === 'object' && isMap(value)) {
      this.#checkFields(value, [...trail, { type: type.type, path }]);
    } else {
      const expected = findFault(value, type);
      if (expected === undefined) return;
      this.#add('badValue', () => ({
        path,
        problem: 'badValue',
        value: shorten(value),
        expected,
      }));
    }
  }

  #checkFields(map: JsonMap, trail: Trail): void {
    const { type, path } = trail[trail.length - 1];
    const fields = fieldsOf(type);
    for (const [name, value] of Object.entries(map)) {
      const field = fields.get(name);
      const at = [...path, name];
      if (field) this.check(value, field.type, at, trail);
      else if (value !== null) {
        this.#add('unknownField', () => ({
          path: at,
          problem: 'unknownField',
          suggestion: suggest(name, trail),
        }));
      }
    }
    for (const field of fields.values()) {
      if (isMissing(map, field)) {
        this.#add('missingField', () => ({
          path: [...path, field.name],
          problem: 'missingField',
        }));
      }
    }
  }

  /** Suggestions take time, so only what is kept is made. */
  #add(
    problem: SchemaViolation['problem'],
    describe: () => SchemaViolation,
  ): void {
    if (this.typesOnly && problem !== 'wrongType') return;
    if (this.violations.length === MOST_VIOLATIONS) this.more++;
    else this.violations.push(describe());
  }
}

/**
 * Holds a value against a type, the way the API server decodes and validates it. A null is
 * as good as nothing, and what the type does not tell is not judged.
 *
 * @param options - where the value lies, and whether nothing but wrong types matters
 */
export function validate(
  value: unknown,
  type: string,
  { path = [], typesOnly = false }: { path?: Path; typesOnly?: boolean } = {},
): Validation {
  const validator = new Validator(typesOnly);
  validator.check(value, { is: 'object', type }, path, []);
  return validator;
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
