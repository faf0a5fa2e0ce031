import { GoldenSignal } from '@helm-audit/plugin-helm-audit-common';
import type { CellEvidence } from '../../facts/sloMatrix';
import type { Workload } from '../../facts/workloads';
import type { RuleContext } from '../types';
import { watchFix } from '../watchFix';

/** Messages of the rules on golden signals. */
export type CoverageMessage = 'uncovered' | 'unalerted';

/**
 * Reports when no alert and no SLO watches a golden signal. One that is at least drawn on a
 * dashboard or gates a canary is the lesser evil.
 */
export function checkSignal(
  signal: GoldenSignal,
  workload: Workload,
  context: RuleContext<
    'resources' | 'sloMatrix' | 'surroundings',
    CoverageMessage
  >,
  lesserSeverity: 'medium' | 'low',
): void {
  const { resource } = workload;
  const { rows } = context.facts.sloMatrix;
  const cell = rows.find(row => row.resource === resource)?.cells[signal];
  if (!cell || cell.strength === 'alert' || cell.strength === 'slo') return;
  if (cell.unseen) {
    context.undetermined(cell.unseen);
    return;
  }
  const { kind, name } = resource;
  const [best] = cell.evidence;
  const fix = watchFix(workload, context.facts, [signal]);
  context.report(
    cell.strength === 'none'
      ? { messageId: 'uncovered', data: { kind, name, by: '' }, fix }
      : {
          fix,
          messageId: 'unalerted',
          data: { kind, name, by: nameEvidence(best) },
          severity: lesserSeverity,
        },
  );
}

function nameEvidence({ what, name, source }: CellEvidence): string {
  const isNamed = what !== 'Dashboard' || !source.object;
  return isNamed ? `${what} ${name}` : source.object ?? name;
}
