import {
  RISK_GROUPS,
  RiskItem,
  RiskItemId,
  RiskLevel,
  RuleReport,
} from '@helm-audit/plugin-helm-audit-common';
import { DECIDED_FROM, withOutcome } from './compliance';
import {
  failedRules,
  mostTelling,
  gatherEvidence,
  nameReasons,
  nameTitles,
  severityOf,
  worstFinding,
} from './evidence';
import { count } from '../../../words';

/** Judges the risks by the worst that the rules which are evidence for each have found. */
export function assessRisks(
  rulesOf: (item: RiskItemId) => RuleReport[],
  blastRadiusOf: (rule: RuleReport) => string,
): RiskItem[] {
  return RISK_GROUPS.flatMap(({ title: group, items }) =>
    items.map(({ id, title }) => {
      const rules = rulesOf(id);
      const hit = mostTelling(failedRules(rules));
      return {
        id,
        group,
        title,
        level: riskOf(rules),
        sentence: describe(rules),
        ...(hit && { blastRadius: blastRadiusOf(hit) }),
        evidence: gatherEvidence(rules),
      };
    }),
  );
}

/** How high a risk is: as the worst finding; `low` where enough was decided, and passes. */
export function riskOf(rules: readonly RuleReport[]): RiskLevel {
  const [worst] = failedRules(rules);
  if (worst) return severityOf(worst);
  const passed = withOutcome(rules, 'pass').length;
  const open = withOutcome(rules, 'unknown', 'error').length;
  const waived = withOutcome(rules, 'waived').length;
  // That most could not be seen, or that somebody accepted it, makes no risk a low one.
  if (passed > 0 && passed / (passed + open) >= DECIDED_FROM) return 'low';
  return passed + open + waived > 0 ? 'unknown' : 'notApplicable';
}

function describe(rules: RuleReport[]): string {
  const failed = failedRules(rules);
  const worst = mostTelling(failed);
  const others = failed.filter(rule => rule !== worst);
  const open = withOutcome(rules, 'unknown', 'error');
  if (worst) {
    const rest = others.length > 0 ? ` Beside it: ${nameTitles(others)}.` : '';
    return `${worstFinding(worst)?.message}${rest}`;
  }
  const passed = withOutcome(rules, 'pass');
  if (riskOf(rules) === 'low') {
    const unseen =
      open.length > 0
        ? ` ${count(open.length, 'rule')} could not be decided.`
        : '';
    return `Nothing found by ${count(passed.length, 'rule')}: ${nameTitles(
      passed,
    )}.${unseen}`;
  }
  const waived = withOutcome(rules, 'waived');
  if (open.length > 0) {
    return `Too little could be seen: ${nameReasons(open)}`;
  }
  if (waived.length > 0) return 'What was found is accepted by a waiver.';
  return 'Nothing in this chart carries this risk.';
}
