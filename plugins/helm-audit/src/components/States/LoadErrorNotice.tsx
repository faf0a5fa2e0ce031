import { Button } from '@backstage/ui';
import { ErrorLike } from '@backstage/errors';
import { messageOf, statusOf } from '../../lib/errors';
import { Notice } from '../Notice';
import styles from './States.module.css';

export interface LoadErrorNoticeProps {
  error: ErrorLike;
  busy: boolean;
  onRetry: () => void;
}

const TITLES: Record<number, string> = {
  401: 'You are not signed in',
  403: 'You may not see this report',
  404: 'No audit is known for this entity',
};

/** Shown when the backend could not be asked, or did not answer with a report. */
export function LoadErrorNotice(props: LoadErrorNoticeProps) {
  const { error, busy, onRetry } = props;
  const status = statusOf(error);
  return (
    <Notice
      tone={status === 404 ? 'info' : 'failure'}
      announced
      title={TITLES[status ?? 0] ?? 'The report can’t be loaded'}
      action={
        <Button variant="secondary" isPending={busy} onPress={onRetry}>
          Try again
        </Button>
      }
    >
      <p className={styles.message}>{messageOf(error)}</p>
    </Notice>
  );
}
