import {
  RISK_GROUPS,
  RiskItem,
  RiskItemId,
  RiskLevel,
  RuleReport,
} from '@helm-audit/plugin-helm-audit-common';
import { withOutcome } from './compliance';
import {
  count,
  failedRules,
  gatherEvidence,
  nameReasons,
  nameTitles,
  severityOf,
  worstFinding,
} from './evidence';

/** Judges the risks by the worst that the rules which are evidence for each have found. */
export function assessRisks(
  rulesOf: (item: RiskItemId) => RuleReport[],
  blastRadiusOf: (rule: RuleReport) => string,
): RiskItem[] {
  return RISK_GROUPS.flatMap(({ title: group, items }) =>
    items.map(({ id, title }) => {
      const rules = rulesOf(id);
      const [worst] = failedRules(rules);
      return {
        id,
        group,
        title,
        level: riskOf(rules),
        sentence: describe(rules),
        ...(worst && { blastRadius: blastRadiusOf(worst) }),
        evidence: gatherEvidence(rules),
      };
    }),
  );
}

/** How high a risk is: as the worst finding, `low` where all that was decided passes. */
export function riskOf(rules: readonly RuleReport[]): RiskLevel {
  const [worst] = failedRules(rules);
  if (worst) return severityOf(worst);
  if (withOutcome(rules, 'pass', 'waived').length > 0) return 'low';
  return withOutcome(rules, 'unknown', 'error').length > 0
    ? 'unknown'
    : 'notApplicable';
}

function describe(rules: RuleReport[]): string {
  const [worst, ...others] = failedRules(rules);
  const open = withOutcome(rules, 'unknown', 'error');
  if (worst) {
    const rest = others.length > 0 ? ` Beside it: ${nameTitles(others)}.` : '';
    return `${worstFinding(worst)?.message}${rest}`;
  }
  const passed = withOutcome(rules, 'pass');
  if (passed.length > 0) {
    const unseen =
      open.length > 0
        ? ` ${count(open.length, 'rule')} could not be decided.`
        : '';
    return `Nothing found by ${count(passed.length, 'rule')}: ${nameTitles(
      passed,
    )}.${unseen}`;
  }
  const waived = withOutcome(rules, 'waived');
  if (waived.length > 0) return `All that was found is waived.`;
  if (open.length > 0) return `We couldn't see: ${nameReasons(open)}`;
  return 'Nothing in this chart carries this risk.';
}
