import { HistoryPoint } from '@helm-audit/plugin-helm-audit-common';
import { formatDate, formatDelta } from '../../lib/format';
import { lastChange } from '../../lib/history';
import styles from './AuditHeader.module.css';

/** How the score moved since the audit before. */
export function ScoreChangeText({ history }: { history: HistoryPoint[] }) {
  return <p className={styles.note}>{describe(history)}</p>;
}

function describe(history: HistoryPoint[]) {
  const change = lastChange(history);
  switch (change.kind) {
    case 'changed':
      return (
        <>
          <strong className={styles.delta}>{formatDelta(change.delta)}</strong>{' '}
          since {formatDate(change.since)}
        </>
      );
    case 'profile-changed':
      return `Scored by other rules than on ${formatDate(change.since)}`;
    default:
      return 'There is no earlier score to compare with';
  }
}
