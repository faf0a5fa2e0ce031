import { IncompleteReason } from '@helm-audit/plugin-helm-audit-common';
import { InlineCode } from '../InlineCode';
import { Notice } from '../Notice';
import styles from './States.module.css';

/** What could not be seen, and what would make it visible. */
export function IncompleteNotice(props: { reasons: IncompleteReason[] }) {
  return (
    <Notice tone="unseen" title="We couldn’t see everything">
      <ul className={styles.reasons}>
        {props.reasons.map((reason, index) => (
          <li key={index}>
            <p className={styles.message}>
              <InlineCode text={reason.message} />
            </p>
            <p className={styles.muted}>
              To make it visible: <InlineCode text={reason.fix} />
            </p>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
