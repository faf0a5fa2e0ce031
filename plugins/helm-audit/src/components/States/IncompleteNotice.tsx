import { Alert } from '@backstage/ui';
import { IncompleteReason } from '@helm-audit/plugin-helm-audit-common';
import { InlineCode } from '../InlineCode';
import styles from './States.module.css';

/** What could not be seen, and what would make it visible. */
export function IncompleteNotice(props: { reasons: IncompleteReason[] }) {
  return (
    <Alert
      status="warning"
      icon
      title="We couldn’t see everything"
      description={
        <ul className={styles.reasons}>
          {props.reasons.map((reason, index) => (
            <li key={index}>
              <span className={styles.message}>{reason.message}</span>{' '}
              <strong>What to do:</strong> <InlineCode text={reason.fix} />
            </li>
          ))}
        </ul>
      }
    />
  );
}
