import { HistoryPoint } from '@helm-audit/plugin-helm-audit-common';

/** How a score moved between the last two audits. */
export type ScoreChange =
  | { kind: 'none' }
  | { kind: 'changed'; delta: number; since: string }
  /** The two audits were scored under different profiles, so their scores don't compare. */
  | { kind: 'profile-changed'; since: string };

/** Compares the last two points of a history that is ordered oldest first. */
export function lastChange(history: HistoryPoint[]): ScoreChange {
  const [before, now] = history.slice(-2);
  if (!now || before.score === null || now.score === null) {
    return { kind: 'none' };
  }
  if (before.profileHash !== now.profileHash) {
    return { kind: 'profile-changed', since: before.auditedAt };
  }
  return {
    kind: 'changed',
    delta: now.score - before.score,
    since: before.auditedAt,
  };
}
