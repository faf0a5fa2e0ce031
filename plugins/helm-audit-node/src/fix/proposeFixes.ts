import { RuleFix } from '../rules/types';
import { RawFinding, RuleResult } from '../stages/evaluate/types';
import { FixPlan, PlanContext, planFix } from './planFix';

/** What could be changed so that a finding goes away. */
export interface ProposedFix {
  ruleId: string;
  finding: RawFinding;
  fix: RuleFix;
  /** Ways to do it, the best first; at least one. */
  plans: FixPlan[];
}

/** Fixes that are wanted of all findings that count and that a machine can mend. */
export function proposeFixes(
  results: readonly RuleResult[],
  context: PlanContext,
  isWanted: (ruleId: string, fix: RuleFix) => boolean,
): ProposedFix[] {
  return results.flatMap(({ rule, findings }) =>
    findings.flatMap(finding => {
      const { fix } = finding.violation;
      if (!fix || finding.waiver || !isWanted(rule.meta.id, fix)) return [];
      const plans = planFix(finding, fix, context);
      return plans.length > 0
        ? [{ ruleId: rule.meta.id, finding, fix, plans }]
        : [];
    }),
  );
}
