import { Profile } from '../../profiles/types';
import { ScorableResult, scoreResults } from './scoreResults';

/**
 * By how much the overall score would rise if one rule passed and nothing else changed, the
 * cap left aside: a cap that other findings hold would hide what the fix is worth.
 */
export function liftOf(
  ruleId: string,
  results: readonly ScorableResult[],
  profile: Profile,
): number {
  const uncappedProfile = { ...profile, criticalCap: 10 };
  const before = scoreResults(results, uncappedProfile).overall ?? 0;
  const after =
    scoreResults(
      results.map(result =>
        result.rule.meta.id === ruleId
          ? { ...result, outcome: 'pass' as const, findings: [] }
          : result,
      ),
      uncappedProfile,
    ).overall ?? 0;
  return Math.round((after - before) * 10) / 10;
}
