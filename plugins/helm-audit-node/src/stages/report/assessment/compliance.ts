import {
  COMPLIANCE_GROUPS,
  ComplianceItem,
  ComplianceItemId,
  ComplianceState,
  isAtLeast,
  RuleReport,
} from '@helm-audit/plugin-helm-audit-common';
import { AnyRule } from '../../../rules/types';
import {
  failedRules,
  gatherEvidence,
  nameReasons,
  nameTitles,
  severityOf,
  worstFinding,
} from './evidence';
import { count } from '../../../words';

/** A smaller finding than this leaves an item of the checklist met. */
const GAP_FROM = 'medium';

/** Share of the rules that apply, 0 to 1, that must be decided for an item to be met. */
export const DECIDED_FROM = 0.5;

/** What was found, by the state that it led to. */
const SENTENCES: Record<ComplianceState, (rules: RuleReport[]) => string> = {
  gap: rules => {
    const [first, ...others] = gapsIn(rules);
    const rest =
      others.length > 0
        ? ` And ${count(others.length, 'more gap')}: ${nameTitles(others)}.`
        : '';
    return `${worstFinding(first)?.message}${rest}`;
  },
  met: rules => {
    const passed = withOutcome(rules, 'pass');
    const minor = failedRules(rules);
    const small =
      minor.length > 0
        ? ` ${count(minor.length, 'smaller finding')} left: ${nameTitles(
            minor,
          )}.`
        : '';
    const open = withOutcome(rules, 'unknown', 'error').length;
    const unseen =
      open > 0 ? ` ${count(open, 'rule')} could not be decided.` : '';
    const decided = passed.length + minor.length;
    return `${passed.length} of ${count(decided, 'rule')} ${
      open > 0 ? 'that could be decided ' : ''
    }${passed.length === 1 ? 'holds' : 'hold'}: ${nameTitles(
      passed,
    )}.${small}${unseen}`;
  },
  unknown: rules => {
    const open = withOutcome(rules, 'unknown', 'error');
    if (open.length === 0) return 'What was found is accepted by a waiver.';
    return `Too little could be seen: ${count(
      open.length,
      'rule',
    )} could not be decided. ${nameReasons(open)}`;
  },
  notApplicable: () => 'Nothing in this chart calls for it.',
};

/**
 * What a rule is evidence for: as it says itself, and industry frameworks also where one of
 * their controls asks for what it judges.
 */
export function complianceOf({
  compliance,
  controls,
}: Pick<
  AnyRule['meta'],
  'compliance' | 'controls'
>): readonly ComplianceItemId[] {
  return controls.length > 0 && !compliance.includes('industry-frameworks')
    ? [...compliance, 'industry-frameworks']
    : compliance;
}

/** Judges the checklist by the rules that are evidence for each item. */
export function assessCompliance(
  rulesOf: (item: ComplianceItemId) => RuleReport[],
): ComplianceItem[] {
  return COMPLIANCE_GROUPS.flatMap(({ title: group, items }) =>
    items.map(({ id, title }) => {
      const rules = rulesOf(id);
      const state = stateOf(rules);
      return {
        id,
        group,
        title,
        state,
        sentence: SENTENCES[state](rules),
        evidence: gatherEvidence(rules),
      };
    }),
  );
}

function stateOf(rules: RuleReport[]): ComplianceState {
  if (gapsIn(rules).length > 0) return 'gap';
  const decided = withOutcome(rules, 'pass', 'fail').length;
  const open = withOutcome(rules, 'unknown', 'error').length;
  const waived = withOutcome(rules, 'waived').length;
  if (decided + open + waived === 0) return 'notApplicable';
  const share = decided === 0 ? 0 : decided / (decided + open);
  return share >= DECIDED_FROM ? 'met' : 'unknown';
}

/** What leaves an item open: all that is not small, and the small where nothing passes. */
function gapsIn(rules: RuleReport[]): RuleReport[] {
  const failed = failedRules(rules);
  return withOutcome(rules, 'pass').length === 0
    ? failed
    : failed.filter(rule => isAtLeast(severityOf(rule), GAP_FROM));
}

/** Rules with one of the outcomes. */
export function withOutcome(
  rules: readonly RuleReport[],
  ...outcomes: Array<RuleReport['outcome']>
): RuleReport[] {
  return rules.filter(({ outcome }) => outcomes.includes(outcome));
}
