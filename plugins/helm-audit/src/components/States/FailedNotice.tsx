import { ReactNode } from 'react';
import { Button } from '@backstage/ui';
import { AuditError } from '@helm-audit/plugin-helm-audit-common';
import { formatDateTime } from '../../lib/format';
import { whoseMove } from '../../lib/whoseMove';
import { InlineCode } from '../InlineCode';
import { Notice } from '../Notice';
import styles from './States.module.css';

export interface FailedNoticeProps {
  error: AuditError;
  /** When the report was made that is shown instead; absent when there is none. */
  olderReportAt?: string;
  busy: boolean;
  /** Starts an audit; absent when the reader may not. */
  onRetry?: () => void;
}

/** What failed with the exact message, whose move it is, and what to do about it. */
export function FailedNotice(props: FailedNoticeProps) {
  const { error, olderReportAt, busy, onRetry } = props;
  const mover = whoseMove(error.code);
  return (
    <Notice
      tone="failure"
      title="The last audit failed"
      action={
        onRetry && (
          <Button variant="secondary" isDisabled={busy} onPress={onRetry}>
            Try again
          </Button>
        )
      }
    >
      <p className={styles.message}>
        <InlineCode text={error.message} />
      </p>
      <dl className={styles.failure}>
        <Fact title="What to do">
          <InlineCode text={error.fix} />
        </Fact>
        {mover && <Fact title="Whose move">{mover}</Fact>}
        <Fact title="Code">
          <code className={styles.code}>{error.code}</code>
        </Fact>
      </dl>
      {olderReportAt && (
        <p className={styles.muted}>
          Below is the last report that could be made, of{' '}
          {formatDateTime(olderReportAt)}.
        </p>
      )}
    </Notice>
  );
}

function Fact({ title, children }: { title: string; children: ReactNode }) {
  return (
    <>
      <dt>{title}</dt>
      <dd>{children}</dd>
    </>
  );
}
