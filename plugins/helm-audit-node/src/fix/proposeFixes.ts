import { RawFinding, RuleResult } from '../stages/evaluate/types';
import { Phases } from '../stages/score/types';
import { FixPlan, PlanContext, planFix } from './planFix';
import { planSwitch } from './switchPlan';

/** What could be changed so that a finding goes away. */
export interface ProposedFix {
  ruleId: string;
  /** Of the roadmap. */
  phase: 1 | 2 | 3;
  finding: RawFinding;
  /** Ways to do it, the best first; at least one. */
  plans: FixPlan[];
}

/**
 * Fixes that are wanted of all findings that count and that a machine can mend: what the chart
 * can do by itself comes before what is added to it.
 */
export function proposeFixes(
  results: readonly RuleResult[],
  context: PlanContext,
  isWanted: (ruleId: string, plan: FixPlan) => boolean,
  phases: Phases = {},
): ProposedFix[] {
  return results.flatMap(({ rule, findings }) =>
    findings.flatMap(finding => {
      const { id: ruleId } = rule.meta;
      const phase = phases[ruleId] ?? rule.meta.phase;
      const { fix } = finding.violation;
      if (finding.waiver) return [];
      const wanted = (plan: FixPlan) => isWanted(ruleId, plan);
      const switches = planSwitch(finding, context).filter(wanted);
      const isBestKnown = !context.isTried && switches.length > 0;
      const edits =
        fix && !isBestKnown
          ? planFix(finding, fix, context).filter(wanted)
          : [];
      const plans = [...switches, ...edits];
      return plans.length > 0 ? [{ ruleId, phase, finding, plans }] : [];
    }),
  );
}
