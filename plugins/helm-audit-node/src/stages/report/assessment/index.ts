import {
  AuditReport,
  QuestionId,
  RuleReport,
  Score,
} from '@helm-audit/plugin-helm-audit-common';
import { Habits } from '../../../facts/habits';
import { AnyRule } from '../../../rules/types';
import { PatchedPhase, Scorecard } from '../../score/types';
import { assessCompliance, complianceOf } from './compliance';
import { assessCulture } from './culture';
import { analyseDimensions } from './dimensions';
import { askQuestions } from './questions';
import { assessRisks } from './risks';
import { planRoadmap } from './roadmap';

/** The parts of a report that say what its rules mean together. */
export type Assessment = Pick<
  AuditReport,
  'gapAnalysis' | 'roadmap' | 'compliance' | 'risks' | 'culture' | 'questions'
>;

/** What an assessment is made of. */
export interface AssessmentInput {
  rules: RuleReport[];
  metas: ReadonlyArray<AnyRule['meta']>;
  score: Score;
  lifts: Scorecard['lifts'];
  scoresAfter: Scorecard['scoresAfter'];
  /** The chart with the proven fixes of each phase, where they were tried. */
  patched: ReadonlyArray<PatchedPhase | undefined>;
  tier: AuditReport['tier'];
  habits: Habits;
  answered: ReadonlySet<QuestionId>;
  blastRadiusOf: (rule: RuleReport) => string;
}

/** Draws everything that rests on several rules from their reports. */
export function assess(input: AssessmentInput): Assessment {
  const { rules, metas, score, lifts, blastRadiusOf } = input;
  const byId = new Map(rules.map(rule => [rule.id, rule]));
  const rulesBy = <T>(itemsOf: (meta: AnyRule['meta']) => readonly T[]) => {
    const byItem = new Map<T, RuleReport[]>();
    for (const meta of metas) {
      const rule = byId.get(meta.id);
      if (!rule) continue;
      for (const item of itemsOf(meta)) {
        const group = byItem.get(item);
        if (!group) byItem.set(item, [rule]);
        else if (group.at(-1) !== rule) group.push(rule);
      }
    }
    return (item: T) => byItem.get(item) ?? [];
  };
  return {
    gapAnalysis: analyseDimensions(
      score.dimensions,
      rules,
      lifts,
      blastRadiusOf,
    ),
    roadmap: planRoadmap(rules, lifts, input.scoresAfter, input.patched),
    compliance: assessCompliance(rulesBy(complianceOf)),
    risks: assessRisks(
      rulesBy(({ risks }) => risks),
      blastRadiusOf,
    ),
    culture: assessCulture(rules, input.habits),
    questions: askQuestions(rules, input.tier, input.answered),
  };
}
