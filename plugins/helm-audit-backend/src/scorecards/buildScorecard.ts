import {
  EntityScorecard,
  SCORECARD_LEVELS,
  ScorecardCheck,
  ScorecardLevel,
} from '@helm-audit/plugin-helm-audit-common';
import { explainFailure } from './explainCheck';
import { ConfiguredCheck, EntityResults } from './TechInsights';

const NOT_RUN =
  'Tech Insights could not run this check: once it takes facts again, it will, or its log says why not';

/** The scorecard of an entity from the results of the configured checks. */
export function buildScorecard(
  entityRef: string,
  configured: ConfiguredCheck[],
  answer: EntityResults | undefined,
): EntityScorecard {
  const results = answer?.results ?? [];
  if (results.length === 0 && answer?.error === undefined) {
    return { entityRef, level: null, checks: [], checkedAt: null };
  }
  const checks = configured.flatMap(check => judge(check, results));
  return {
    entityRef,
    level: levelOf(checks),
    checks,
    checkedAt: checkedAt(results),
  };
}

/** A check that has no result did not pass, unless it is not asked of all entities. */
function judge(
  { filtered, ...check }: ConfiguredCheck,
  results: EntityResults['results'],
): ScorecardCheck[] {
  const found = results.find(result => result.check.id === check.id);
  if (found?.result) return [{ ...check, passed: true, reason: '' }];
  if (found) {
    const why = explainFailure(found.check.rule.conditions);
    return [{ ...check, passed: false, ...why }];
  }
  return filtered ? [] : [{ ...check, passed: false, reason: NOT_RUN }];
}

/** The highest level that has checks and all of whose checks, and those below it, passed. */
function levelOf(checks: ScorecardCheck[]): ScorecardLevel | null {
  let reached: ScorecardLevel | null = null;
  for (const level of SCORECARD_LEVELS) {
    const own = checks.filter(check => check.level === level);
    if (own.some(({ passed }) => !passed)) break;
    if (own.length > 0) reached = level;
  }
  return reached;
}

/** Tech Insights gives back the facts that a rule names: one of ours names the time. */
function checkedAt(results: EntityResults['results']): string | null {
  const times = results.map(({ facts }) => facts.retrievedAt?.value);
  return times.find((time): time is string => typeof time === 'string') ?? null;
}
