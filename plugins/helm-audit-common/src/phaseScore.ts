import { RoadmapPhase } from './assessment';
import { describeHold } from './lift';

type PhaseScore = Pick<RoadmapPhase, 'scoreAfter' | 'basis' | 'withFixes'>;

/** What a phase of the roadmap leads to, such as `score 7.9 once all of it is done`. */
export function describePhaseScore({ scoreAfter }: PhaseScore): string {
  return scoreAfter === null
    ? 'no score'
    : `score ${scoreAfter.toFixed(1)} once all of it is done`;
}

/** How the score after a phase is known, and how far proven fixes alone lead. */
export function explainPhaseScore(phase: PhaseScore): string {
  const { scoreAfter, basis, withFixes } = phase;
  if (scoreAfter === null) return 'Too little could be decided for a score.';
  const score = scoreAfter.toFixed(1);
  if (basis === 'audited') {
    return `${score} is proven: the fixes were applied to a copy of the chart, and the audit of the copy says so.`;
  }
  const counted = `${score} is counted, not proven: rules that fail and belong to this phase or an earlier one are taken as passed.`;
  if (!withFixes || withFixes.score === null) return counted;
  const { fixes, score: alone, held } = withFixes;
  const number = fixes === 1 ? 'the proven fix' : `the ${fixes} proven fixes`;
  return `${counted} Of that, ${number} up to here alone ${
    fixes === 1 ? 'leads' : 'lead'
  } to ${alone.toFixed(1)}, as the audit of a copy shows${
    held ? `; it is ${describeHold(held)}` : ''
  }. The rest is work by hand.`;
}
