import { RiCheckLine } from '@remixicon/react';
import { AuditSummary } from '@helm-audit/plugin-helm-audit-common';
import { STAGE_TITLES } from '../../lib/words';
import { describeProgress, stageStates } from './progress';
import styles from './AuditProgress.module.css';

/** A running audit in one line with a bar of its stages. {@link AuditAnnouncer} reads it out. */
export function ProgressLine({ summary }: { summary: AuditSummary }) {
  return (
    <div className={styles.line} aria-hidden>
      <div className={styles.bar}>
        {stageStates(summary).map(({ stage, state }) => (
          <span key={stage} className={styles.segment} data-state={state} />
        ))}
      </div>
      <p className={styles.status}>{describeProgress(summary)}</p>
    </div>
  );
}

/** A running audit as a list of its stages that tick off. */
export function StageList({ summary }: { summary: AuditSummary }) {
  return (
    <div className={styles.stages}>
      <ProgressLine summary={summary} />
      <ol className={styles.list}>
        {stageStates(summary).map(({ stage, state }) => (
          <li key={stage} className={styles.stage} data-state={state}>
            <span className={styles.tick} aria-hidden>
              {state === 'done' && <RiCheckLine size={14} />}
            </span>
            {STAGE_TITLES[stage]}
          </li>
        ))}
      </ol>
    </div>
  );
}
