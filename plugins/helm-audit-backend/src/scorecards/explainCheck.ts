import { ScorecardCheck } from '@helm-audit/plugin-helm-audit-common';
import { EvaluatedCondition, findShortfall } from './conditions';
import { describeComparison, findingsBehind } from './factWords';

/** More ways to pass than these are not listed. */
const MAX_ALTERNATIVES = 3;

const UNTOLD =
  'What it asks for isn’t met; its rule is of a kind that can’t be told in words';

/** Why a check failed, with the values that were found, and what findings are behind it. */
export function explainFailure(
  condition: EvaluatedCondition,
): Pick<ScorecardCheck, 'reason' | 'findings'> {
  const { tier, missing } = findShortfall(condition);
  if (missing.length === 0) return { reason: UNTOLD };
  const reason = missing
    .slice(0, MAX_ALTERNATIVES)
    .map(all => all.map(describeComparison).join('; '))
    .join(', or ');
  const findings = missing.flat().map(findingsBehind).find(Boolean);
  return {
    reason: capitalised(
      tier === undefined ? reason : `${reason} (tier ${tier})`,
    ),
    ...(findings && { findings }),
  };
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
