import type { GoldenSignal } from '../../facts/goldenSignals';
import type { Workload } from '../../facts/workloads';
import type { RuleContext } from '../types';

/** Messages of the rules on golden signals. */
export type CoverageMessage = 'uncovered' | 'unalerted';

/**
 * Reports when no alert and no SLO watches a golden signal. One that is at least drawn on a
 * dashboard or gates a canary is the lesser evil.
 */
export function checkSignal(
  signal: GoldenSignal,
  { resource }: Workload,
  context: RuleContext<'coverage' | 'surroundings', CoverageMessage>,
  lesserSeverity: 'medium' | 'low',
): void {
  const { signals, elsewhere } = context.facts.coverage;
  const { grade, by } = signals[signal];
  if (grade === 'alert' || grade === 'slo') return;
  if (elsewhere) {
    context.undetermined(
      `${elsewhere} watches this service, and its alerts can't be seen from here.`,
    );
    return;
  }
  if (context.facts.surroundings.repository?.truncated) {
    context.undetermined('The repository has more files than were listed.');
    return;
  }
  const data = { kind: resource.kind, name: resource.name, by };
  context.report(
    grade === 'none'
      ? { messageId: 'uncovered', data }
      : { messageId: 'unalerted', data, severity: lesserSeverity },
  );
}
