import { Field, fieldsOf, FieldType, typeOfKind } from '../facts/schema/schema';

/** Draws a whole number from 0 up to and without the bound. */
export type Dice = (bound: number) => number;

/** Throws the same numbers for the same seed, in the same order. */
export function diceOf(seed: number): Dice {
  let state = seed;
  return bound => {
    // Mulberry32: few lines, and even enough to reach every field.
    state = (state + 0x6d2b79f5) % 2 ** 32;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % bound;
  };
}

const DEEPEST = 9;

const WORDS = [
  'web',
  'http',
  '80',
  '25%',
  '100m',
  '',
  'a/b',
  '*',
  '-1',
  '{{ x }}',
];

const WILD: readonly unknown[] = [
  null,
  '',
  0,
  -1,
  1.5,
  true,
  [],
  {},
  [null],
  [[]],
  [{}],
  { '': null },
  { a: { b: [] } },
  '__proto__',
  'constructor',
  'a'.repeat(300),
  '10000000000000000000%',
  '1e309',
];

/**
 * An object of a kind of Kubernetes with about every other field that the kind has, about one
 * in twelve of another type than it should be.
 */
export function wildObject(
  apiVersion: string,
  kind: string,
  dice: Dice,
): unknown {
  const type = typeOfKind(apiVersion, kind);
  if (!type) throw new Error(`There is no ${kind} in ${apiVersion}`);
  const body = draw({ is: 'object', type }, dice, 0);
  const metadata =
    dice(3) > 0 ? { metadata: { name: 'web', ...labels(dice) } } : {};
  return typeof body === 'object'
    ? { ...body, ...metadata, apiVersion, kind }
    : { apiVersion, kind };
}

function labels(dice: Dice) {
  return dice(2) > 0 ? { labels: { app: 'web' } } : {};
}

function draw(type: FieldType, dice: Dice, depth: number): unknown {
  switch (type.is) {
    case 'object':
      return depth > DEEPEST ? {} : drawFields(type.type, dice, depth);
    case 'list':
      return Array.from({ length: dice(3) }, () =>
        drawOrWild(type.item, dice, depth + 1),
      );
    case 'map':
      return Object.fromEntries(
        ['app', 'cpu', 'memory', 'a'].map(key => [
          key,
          drawOrWild(type.item, dice, depth + 1),
        ]),
      );
    case 'enum':
      return type.values[dice(type.values.length)];
    case 'boolean':
      return dice(2) > 0;
    case 'integer':
    case 'number':
      return [0, 1, 2, 80, 100][dice(5)];
    case 'intOrText':
      return dice(2) > 0 ? 80 : 'http';
    default:
      return WORDS[dice(WORDS.length)];
  }
}

function drawFields(type: string, dice: Dice, depth: number): unknown {
  const isDrawn = ({ isRequired }: Field) => dice(10) < (isRequired ? 9 : 5);
  return Object.fromEntries(
    [...fieldsOf(type).values()]
      .filter(isDrawn)
      .map(field => [field.name, drawOrWild(field.type, dice, depth + 1)]),
  );
}

function drawOrWild(type: FieldType, dice: Dice, depth: number): unknown {
  return dice(12) > 0 ? draw(type, dice, depth) : WILD[dice(WILD.length)];
}
