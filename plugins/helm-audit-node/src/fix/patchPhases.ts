import { FixEdit } from '@helm-audit/plugin-helm-audit-common';
import { PatchedPhase } from '../stages/score/types';
import { EditApplier } from './editApplier';
import { ProposedFix } from './proposeFixes';
import { Attempt } from './trials';
import { Verdict } from './verifyFixes';

const PHASES = [1, 2, 3] as const;

/**
 * Audits copies of the chart with the proven fixes of phase 1, of 1 and 2, and of all.
 *
 * @returns one for each phase; nothing for those without fixes, or that could not be audited
 */
export async function patchPhases(
  verdicts: ReadonlyMap<ProposedFix, Verdict>,
  attempt: Attempt,
  applier: EditApplier,
): Promise<Array<PatchedPhase | undefined>> {
  const phases: Array<PatchedPhase | undefined> = [];
  for (const phase of PHASES) {
    const fixes = provenEdits(verdicts, phase);
    const last = phases.at(-1);
    const isSame = fixes.length === (last?.fixes ?? 0);
    phases.push(isSame ? last : await patch(fixes, attempt, applier));
  }
  return phases;
}

async function patch(
  fixes: FixEdit[][],
  attempt: Attempt,
  applier: EditApplier,
): Promise<PatchedPhase | undefined> {
  const applied = applier.apply(fixes.flat());
  if (!applied.ok) return undefined;
  const [trial] = await attempt(applied.files, 'audited');
  return trial.ok
    ? { fixes: fixes.length, scorecard: trial.score() }
    : undefined;
}

/** Edits of each fix of the phases up to this one. */
function provenEdits(
  verdicts: ReadonlyMap<ProposedFix, Verdict>,
  upTo: number,
): FixEdit[][] {
  return [...verdicts].flatMap(([{ phase }, { status, plan }]) =>
    status === 'verified' && phase <= upTo ? [plan.edits] : [],
  );
}
