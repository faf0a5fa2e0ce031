import {
  DependencySourceStatus,
  SourceState,
} from '@helm-audit/plugin-helm-audit-common';
import { formatRelativeTime } from '../../lib/format';
import styles from './DependencyPanel.module.css';

const WORDS: Record<SourceState, string> = {
  fresh: 'asked',
  stale: 'asked earlier',
  unavailable: 'gave no answer',
  idle: 'nothing to ask',
  disabled: 'switched off',
};

/** Who was asked about the dependencies, and how fresh what they said is. */
export function SourceStates(props: {
  sources: DependencySourceStatus[];
  isOpen: boolean;
}) {
  const { sources, isOpen } = props;
  if (sources.length === 0) return null;
  const asked = sources.filter(({ asOf }) => asOf);
  if (!isOpen) {
    return (
      <p className={styles.muted}>
        {asked.length === 0
          ? 'Nobody was asked about them: sources are switched off or silent.'
          : `Asked: ${asked.map(({ name }) => name).join(', ')}.`}
      </p>
    );
  }
  return (
    <dl className={styles.sources} aria-label="Sources">
      {sources.map(({ id, name, state, asOf, reason }) => (
        <div key={id}>
          <dt>{name}</dt>
          <dd data-state={state}>
            {WORDS[state]}
            {asOf && `, ${formatRelativeTime(asOf)}`}
            {reason && <span className={styles.muted}> ({reason})</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
