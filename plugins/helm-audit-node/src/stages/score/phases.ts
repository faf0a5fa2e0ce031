import { PREREQUISITES } from '../../prerequisites';
import { Phases } from './types';
import { isOpenCritical, ScorableResult } from './scoreResults';

/**
 * Puts what failed into phases: each rule into its own, but what blocks production into the
 * first, and what others rest on into none that is later than theirs.
 */
export function planPhases(results: readonly ScorableResult[]): Phases {
  const failed = results.filter(({ outcome }) => outcome === 'fail');
  const phases: Record<string, 1 | 2 | 3> = Object.fromEntries(
    failed.map(({ rule }) => [rule.meta.id, rule.meta.phase]),
  );
  const bringForward = (id: string, phase: 1 | 2 | 3) => {
    if (phases[id] === undefined || phases[id] <= phase) return;
    phases[id] = phase;
    PREREQUISITES[id]?.forEach(first => bringForward(first, phase));
  };
  for (const result of failed) {
    const { id } = result.rule.meta;
    if (isOpenCritical(result)) bringForward(id, 1);
    PREREQUISITES[id]?.forEach(first => bringForward(first, phases[id]));
  }
  return phases;
}
