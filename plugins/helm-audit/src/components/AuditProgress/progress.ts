import {
  AUDIT_STAGES,
  AuditStage,
  AuditSummary,
} from '@helm-audit/plugin-helm-audit-common';
import { formatScore } from '../../lib/format';
import { STAGE_TITLES } from '../../lib/words';

/** How far a stage of a running audit is. */
export type StageState = 'done' | 'current' | 'ahead';

/** How far each stage of an audit is, in their order. */
export function stageStates(
  summary: AuditSummary,
): Array<{ stage: AuditStage; state: StageState }> {
  const current =
    summary.state === 'running' && summary.stage
      ? AUDIT_STAGES.indexOf(summary.stage)
      : -1;
  const done = summary.state === 'completed' ? AUDIT_STAGES.length : current;
  return AUDIT_STAGES.map((stage, index) => {
    if (index < done) return { stage, state: 'done' };
    return { stage, state: index === current ? 'current' : 'ahead' };
  });
}

/** Where the audit is, in one line. */
export function describeProgress(summary: AuditSummary): string {
  if (summary.state === 'queued') return 'Queued: it starts shortly';
  if (summary.state === 'running' && summary.stage) {
    const step = AUDIT_STAGES.indexOf(summary.stage) + 1;
    const title = STAGE_TITLES[summary.stage];
    return `Step ${step} of ${AUDIT_STAGES.length}: ${title}`;
  }
  return summary.state === 'running' ? 'Running' : 'Loading the report';
}

/** How the audit ended, in one line. */
export function describeEnd({ state, score, grade }: AuditSummary): string {
  if (state === 'failed') return 'The audit failed';
  return score === null
    ? 'The audit is finished: nothing could be decided'
    : `The audit is finished: score ${formatScore(score)}, grade ${grade}`;
}
