import { CultureItemId } from '@helm-audit/plugin-helm-audit-common';
import { documentsOf, ReadableDocument } from './documents';
import { Surroundings } from './surroundings';

/** Habits of a team that show in the words of its documents. */
const HABITS = {
  'reliability-reviews':
    /\b(weekly|fortnightly|monthly|regular)\s+(reliability|operational|operations|ops|production|service|incident)\s+(readiness\s+)?reviews?\b|\b(reliability|operational readiness|production readiness|ops)\s+reviews?\b/i,
  'reliability-champions':
    /\breliability\s+(champions?|guild|leads?)\b|\bSRE\s+(champions?|guild|liaisons?)\b/i,
  education:
    /\bon-?boarding\b|\bgetting started\b|\bfirst week\b|\bnew (team )?members?\b|\b(incident|on-call) training\b/i,
} satisfies Partial<Record<CultureItemId, RegExp>>;

/** Paths of documents that mention each habit, in order. */
export type Habits = Record<keyof typeof HABITS, string[]>;

/** Files that are named for one habit. */
const MAX_FILES = 5;

/** Which documents around a chart tell of which habit. */
export function deriveHabits(surroundings: Surroundings): Habits {
  return findHabits(documentsOf(surroundings));
}

/** Which documents tell of which habit. */
export function findHabits(documents: readonly ReadableDocument[]): Habits {
  const inOrder = [...documents].sort((a, b) => (a.path < b.path ? -1 : 1));
  return Object.fromEntries(
    Object.entries(HABITS).map(([habit, words]) => [
      habit,
      filesWith(inOrder, words),
    ]),
  ) as Habits;
}

function filesWith(
  documents: readonly ReadableDocument[],
  words: RegExp,
): string[] {
  const found: string[] = [];
  for (const { path, text } of documents) {
    if (words.test(text)) found.push(path);
    if (found.length === MAX_FILES) break;
  }
  return found;
}
