import { Profile } from '../../profiles/types';
import { ScorableResult, scoreResults } from './scoreResults';
import { Scorecard } from './types';

/** Scores what became of the rules, and works out what each failed one is worth. */
export function score(
  results: readonly ScorableResult[],
  profile: Profile,
): Scorecard {
  const failed = results.filter(({ outcome }) => outcome === 'fail');
  return {
    score: scoreResults(results, profile),
    lifts: Object.fromEntries(
      failed.map(({ rule }) => [
        rule.meta.id,
        liftOf(rule.meta.id, results, profile),
      ]),
    ),
  };
}

/**
 * By how much the overall score would rise if one rule passed and nothing else changed. The
 * cap is left aside: one that other findings hold would hide what the fix is worth.
 */
function liftOf(
  ruleId: string,
  results: readonly ScorableResult[],
  profile: Profile,
): number {
  const uncapped = { ...profile, criticalCap: 10 };
  const before = scoreResults(results, uncapped).overall ?? 0;
  const repaired = results.map(result =>
    result.rule.meta.id === ruleId
      ? { ...result, outcome: 'pass' as const, findings: [] }
      : result,
  );
  const after = scoreResults(repaired, uncapped).overall ?? 0;
  return Math.round((after - before) * 10) / 10;
}
