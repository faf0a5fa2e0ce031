import type { Entity } from '@backstage/catalog-model';
import { isMap, listAt, stringAt } from '../json';
import type { Owner } from './ownership';

/** Words that every team has in its name. */
const FILLERS = new Set(['team', 'squad', 'group', 'the', 'tribe', 'guild']);

/** Words of a name, without fillers: `Ledger-Team` is `ledger`. */
function wordsOf(name: string): string[] {
  return name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLocaleLowerCase('en-US')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(word => word && !FILLERS.has(word));
}

/** Every name by which a team or person is known in the catalog. */
export function namesOf({ metadata, spec }: Entity): string[] {
  const email = stringAt(spec, 'profile', 'email');
  const slug = metadata.annotations?.['github.com/team-slug'];
  return [
    metadata.name,
    metadata.title,
    stringAt(spec, 'profile', 'displayName'),
    email?.split('@')[0],
    slug?.split('/').at(-1),
    stringAt(spec, 'parent'),
    ...(isMap(spec) ? listAt(spec, 'children') : []),
  ].filter((name): name is string => typeof name === 'string' && name !== '');
}

/**
 * Whether two names may mean the same team. They do when they share a word, when one holds
 * the other once spaces are gone, or when one is the initials of the other, as `sre` of
 * `site-reliability-engineering`. Generous, because saying that two names contradict each
 * other must be right.
 */
export function mayBeSame(a: string, b: string): boolean {
  const [left, right] = [wordsOf(a), wordsOf(b)];
  if (left.length === 0 || right.length === 0) return true;
  if (left.some(word => right.includes(word))) return true;
  const [leftText, rightText] = [left.join(''), right.join('')];
  return (
    leftText.includes(rightText) ||
    rightText.includes(leftText) ||
    areInitials(leftText, right) ||
    areInitials(rightText, left)
  );
}

/** How sure it is that a name stands for one of the owners. */
export type Likeness = 'same' | 'maybe' | 'other';

/** Whether one of the owners goes by a name, which may be one of those of a group below it. */
export function likenessTo(name: string, owners: Owner[]): Likeness {
  const known = owners.flatMap(owner => [
    owner.name,
    ...(owner.entity ? namesOf(owner.entity) : []),
  ]);
  const spelling = (text: string) => wordsOf(text).join('');
  const written = spelling(name);
  if (written && known.some(each => spelling(each) === written)) return 'same';
  return known.some(each => mayBeSame(each, name)) ? 'maybe' : 'other';
}

function areInitials(text: string, words: string[]): boolean {
  const initials = words.map(word => word[0]).join('');
  // One letter more is fine: the `e` of `sre` may have been left out of the long name.
  return (
    words.length > 1 &&
    text.startsWith(initials) &&
    text.length <= initials.length + 1
  );
}
