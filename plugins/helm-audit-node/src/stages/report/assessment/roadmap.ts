import {
  isAtLeast,
  Roadmap,
  RoadmapItem,
  RoadmapPhase,
  RuleReport,
} from '@helm-audit/plugin-helm-audit-common';
import {
  EFFORT_HOURS,
  failedRules,
  openFindings,
  rulesBefore,
  severityOf,
  worstFinding,
} from './evidence';
import { PatchedPhase, Scorecard } from '../../score/types';
import { prerequisitesFirst } from '../../../prerequisites';

const PHASES: ReadonlyArray<Pick<RoadmapPhase, 'phase' | 'title' | 'when'>> = [
  { phase: 1, title: 'Keep failures from reaching users', when: '0–2 weeks' },
  { phase: 2, title: 'Watch it and change it safely', when: '2–6 weeks' },
  { phase: 3, title: 'Prove what it survives', when: '6–12 weeks' },
];

/**
 * Puts what is to be done into its phases: what others rest on first, then the most severe,
 * then what lifts the score most for its effort.
 *
 * @param lifts - by how much the score rises by each rule alone
 * @param scoresAfter - the overall score after each phase
 * @param patched - the chart with the proven fixes of each phase, where they were tried
 */
export function planRoadmap(
  rules: readonly RuleReport[],
  lifts: Scorecard['lifts'],
  scoresAfter: ReadonlyArray<number | null>,
  patched: ReadonlyArray<PatchedPhase | undefined> = [],
): Roadmap {
  const failed = failedRules(rules);
  const before = rulesBefore(failed);
  const items = failed.map(rule => toItem(rule, lifts, before(rule.id)));
  const phaseOf = new Map(failed.map(({ id, phase }) => [id, phase]));
  return {
    phases: PHASES.map(({ phase, title, when }, index) => {
      const own = items.filter(({ ruleId }) => phaseOf.get(ruleId) === phase);
      return {
        phase,
        title,
        when,
        items: prerequisitesFirst(own, before),
        hours: sumHours(own),
        ...scoreAfter(scoresAfter[index] ?? null, patched[index], index),
      };
    }),
    hoursToReady: sumHours(
      items.filter(({ severity }) => isAtLeast(severity, 'high')),
    ),
  };
}

/**
 * What a phase leads to. Where its fixes were tried, what they leave to be done is counted from
 * the patched copy on, for mending one thing may bring up another.
 */
function scoreAfter(
  counted: number | null,
  patched: PatchedPhase | undefined,
  index: number,
): Pick<RoadmapPhase, 'scoreAfter' | 'basis' | 'withFixes'> {
  if (!patched) return { scoreAfter: counted, basis: 'counted' };
  const { fixes, scorecard } = patched;
  return {
    scoreAfter: scorecard.scoresAfter[index] ?? null,
    basis: scorecard.remaining[index] === 0 ? 'audited' : 'counted',
    withFixes: {
      fixes,
      score: scorecard.score.overall,
      ...(scorecard.held && { held: scorecard.held }),
    },
  };
}

function toItem(
  rule: RuleReport,
  lifts: Scorecard['lifts'],
  after: string[],
): RoadmapItem {
  return {
    ruleId: rule.id,
    title: rule.title,
    action: worstFinding(rule)?.remediation ?? '',
    severity: severityOf(rule),
    dimension: rule.dimension,
    effort: rule.effort,
    hours: EFFORT_HOURS[rule.effort],
    findings: openFindings(rule).length,
    ...(lifts[rule.id] ?? { lift: 0 }),
    after,
  };
}

function sumHours(items: RoadmapItem[]): number {
  return items.reduce((sum, { hours }) => sum + hours, 0);
}
