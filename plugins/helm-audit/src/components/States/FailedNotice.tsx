import { Alert, Button } from '@backstage/ui';
import { AuditError } from '@helm-audit/plugin-helm-audit-common';
import { formatDateTime } from '../../lib/format';
import { InlineCode } from '../InlineCode';
import styles from './States.module.css';

export interface FailedNoticeProps {
  error: AuditError;
  /** When the report was made that is shown instead; absent when there is none. */
  olderReportAt?: string;
  busy: boolean;
  /** Starts an audit; absent when the reader may not. */
  onRetry?: () => void;
}

/** What failed, the exact message, and what to do about it. */
export function FailedNotice(props: FailedNoticeProps) {
  const { error, olderReportAt, busy, onRetry } = props;
  return (
    <Alert
      status="danger"
      icon
      title="The last audit failed"
      description={
        <span className={styles.failure}>
          <span className={styles.message}>{error.message}</span>
          <span>
            <strong>What to do:</strong> <InlineCode text={error.fix} />
          </span>
          {olderReportAt && (
            <span>Below is the report of {formatDateTime(olderReportAt)}.</span>
          )}
          <code className={styles.code}>{error.code}</code>
        </span>
      }
      customActions={
        onRetry && (
          <Button variant="secondary" isDisabled={busy} onPress={onRetry}>
            Try again
          </Button>
        )
      }
    />
  );
}
