import { Profile } from '../../profiles/types';
import { findLifts } from './lifts';
import { planPhases } from './phases';
import {
  isOpenCritical,
  markCounted,
  overallOf,
  repaired,
  ScorableResult,
  scoreResults,
} from './scoreResults';
import { Phases, Scorecard } from './types';

/**
 * Scores what became of the rules, and works out what each failed one is worth.
 *
 * @param planned - phases that rules were put into before some of them were mended
 */
export function score(
  all: readonly ScorableResult[],
  profile: Profile,
  planned: Phases = {},
): Scorecard {
  const results = markCounted(all);
  const card = scoreResults(results, profile);
  const phases = { ...planPhases(results), ...planned };
  const isUpTo = ({ outcome, rule }: ScorableResult, phase: number) =>
    outcome === 'fail' && phases[rule.meta.id] <= phase;
  return {
    score: card,
    // Where there is no score to show, there is none to lift.
    lifts:
      card.grade === null ? {} : findLifts(results, card.dimensions, profile),
    ...(card.cap && {
      held: {
        at: card.cap.limit,
        by: results.filter(isOpenCritical).map(({ rule }) => rule.meta.id),
      },
    }),
    phases,
    scoresAfter: [1, 2, 3].map(phase =>
      overallOf(
        results.map(each => (isUpTo(each, phase) ? repaired(each) : each)),
        profile,
      ),
    ),
    remaining: [1, 2, 3].map(
      phase => results.filter(each => isUpTo(each, phase)).length,
    ),
  };
}
