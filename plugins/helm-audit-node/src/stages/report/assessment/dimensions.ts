import {
  DimensionAnalysis,
  DimensionGap,
  DimensionScore,
  RuleReport,
} from '@helm-audit/plugin-helm-audit-common';
import { withOutcome } from './compliance';
import {
  EFFORT_HOURS,
  failedRules,
  mostTelling,
  nameReasons,
  nameTitles,
  openFindings,
  severityOf,
  worstFinding,
} from './evidence';
import { count } from '../../../words';
import { Scorecard } from '../../score/types';
import { riskOf } from './risks';

const COMPLEXITIES = { S: 'low', M: 'medium', L: 'high' } as const;

/** Says of each dimension how it stands, what is missing, what that risks and what to do. */
export function analyseDimensions(
  scores: readonly DimensionScore[],
  rules: readonly RuleReport[],
  lifts: Scorecard['lifts'],
  blastRadiusOf: (rule: RuleReport) => string,
): DimensionAnalysis[] {
  return scores.map(({ id, title, score }) => {
    const own = rules.filter(({ dimension }) => dimension === id);
    const failed = failedRules(own);
    const gaps = failed.map(describeGap);
    const hit = mostTelling(failed);
    return {
      id,
      title,
      score,
      currentState: describeState(own),
      gaps,
      risk: riskOf(own),
      ...(hit && { blastRadius: blastRadiusOf(hit) }),
      recommendations: [...gaps]
        .sort((a, b) => worth(b, lifts) - worth(a, lifts))
        .map(({ action }) => action),
      hours: gaps.reduce((sum, { effort }) => sum + EFFORT_HOURS[effort], 0),
      complexity: complexityOf(gaps),
    };
  });
}

function describeGap(rule: RuleReport): DimensionGap {
  const finding = worstFinding(rule);
  return {
    ruleId: rule.id,
    title: rule.title,
    severity: severityOf(rule),
    message: finding?.message ?? '',
    findings: openFindings(rule).length,
    action: finding?.remediation ?? '',
    effort: rule.effort,
  };
}

/** Lift of the score for each hour. */
function worth(
  { ruleId, effort }: Pick<DimensionGap, 'ruleId' | 'effort'>,
  lifts: Scorecard['lifts'],
): number {
  return (lifts[ruleId]?.lift ?? 0) / EFFORT_HOURS[effort];
}

function complexityOf(gaps: DimensionGap[]): DimensionAnalysis['complexity'] {
  const hardest = (['L', 'M', 'S'] as const).find(effort =>
    gaps.some(gap => gap.effort === effort),
  );
  return hardest ? COMPLEXITIES[hardest] : 'none';
}

function describeState(rules: RuleReport[]): string[] {
  const passed = withOutcome(rules, 'pass');
  const failed = failedRules(rules);
  const open = withOutcome(rules, 'unknown', 'error');
  const waived = withOutcome(rules, 'waived');
  const decided = passed.length + failed.length;
  if (decided + open.length + waived.length === 0) {
    return ['Nothing in this chart belongs here.'];
  }
  return [
    passed.length > 0 &&
      `${passed.length} of ${count(decided, 'rule')} that could be decided ${
        passed.length === 1 ? 'holds' : 'hold'
      }: ${nameTitles(passed)}.`,
    passed.length === 0 &&
      decided > 0 &&
      (decided === 1
        ? 'The 1 rule that could be decided does not hold.'
        : `None of ${decided} rules that could be decided holds.`),
    open.length > 0 &&
      `${count(open.length, 'rule')} could not be decided: ${nameReasons(
        open,
      )}`,
    waived.length > 0 &&
      `${count(waived.length, 'rule')} waived: ${nameTitles(waived)}.`,
  ].filter((text): text is string => Boolean(text));
}
