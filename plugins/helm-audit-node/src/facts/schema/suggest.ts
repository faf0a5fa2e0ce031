import leven from 'leven';
import { formatPath } from '../../json';
import { Fields, fieldsOf, FieldType } from './schema';
import type { Trail } from './validate';

/** What an unknown field was probably meant to be. */
export type Suggestion =
  /** Another name in the same place. */
  | { name: string }
  /** The same name in another place, such as `spec.template.spec.containers[].image`. */
  | { place: string };

/** How far below a type a field's home is looked for. */
const DEEPEST = 4;

/** Names that so many types have that a home of theirs says nothing. */
const EVERYWHERE = ['items', 'key', 'kind', 'name', 'path', 'type', 'value'];

/** Finds what an unknown field of the last map of the trail was meant to be. */
export function suggest(name: string, trail: Trail): Suggestion | undefined {
  const { type } = trail[trail.length - 1];
  const fields = fieldsOf(type);
  const sameLetters = [...fields.keys()].find(
    known => lettersOf(known) === lettersOf(name),
  );
  if (sameLetters) return { name: sameLetters };
  const place = findHome(name, trail);
  if (place) return { place };
  const close = findClosest(name, fields);
  return close ? { name: close } : undefined;
}

function lettersOf(name: string): string {
  return name.replace(/[-_]/g, '').toLowerCase();
}

/** The name that takes fewest edits, and few enough not to be another word. */
function findClosest(name: string, fields: Fields): string | undefined {
  const most = Math.min(3, Math.floor(name.length / 3));
  const candidates = [...fields.keys()]
    .filter(known => Math.abs(known.length - name.length) <= most)
    .map(known => ({ known, edits: leven(known, name) }))
    .filter(({ edits }) => edits <= most)
    .sort((a, b) => a.edits - b.edits);
  return candidates[0]?.known;
}

/** The place that is fewest steps up and down away from where the field stands. */
function findHome(name: string, trail: Trail): string | undefined {
  if (EVERYWHERE.includes(name)) return undefined;
  const homes = [...trail].reverse().flatMap(({ type, path }, up) => {
    const below = findBelow(name, type);
    if (!below) return [];
    const place = [formatPath(path), below.place].filter(Boolean).join('.');
    return [{ place, steps: up + below.depth }];
  });
  return homes.sort((a, b) => a.steps - b.steps)[0]?.place;
}

/** The nearest place below a type that has the field, itself included. */
function findBelow(
  name: string,
  root: string,
): { place: string; depth: number } | undefined {
  const seen = new Set([root]);
  let level = [{ type: root, place: '' }];
  for (let depth = 0; depth <= DEEPEST; depth++) {
    const home = level.find(({ type }) => fieldsOf(type).has(name));
    if (home) return { place: home.place + name, depth };
    level = level.flatMap(({ type, place }) =>
      [...fieldsOf(type).values()].flatMap(field => {
        const child = childOf(field.type);
        if (!child || seen.has(child.type)) return [];
        seen.add(child.type);
        return [
          { type: child.type, place: `${place}${field.name}${child.mark}.` },
        ];
      }),
    );
  }
  return undefined;
}

function childOf(type: FieldType): { type: string; mark: string } | undefined {
  if (type.is === 'object') return { type: type.type, mark: '' };
  const isListOfObjects = type.is === 'list' && type.item.is === 'object';
  return isListOfObjects && type.item.is === 'object'
    ? { type: type.item.type, mark: '[]' }
    : undefined;
}
