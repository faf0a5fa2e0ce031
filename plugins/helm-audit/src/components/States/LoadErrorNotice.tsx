import { Alert, Button } from '@backstage/ui';
import { ErrorLike } from '@backstage/errors';
import { messageOf, statusOf } from '../../lib/errors';

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
  const title = TITLES[statusOf(error) ?? 0] ?? 'The report can’t be loaded';
  return (
    <Alert
      status={statusOf(error) === 404 ? 'info' : 'danger'}
      icon
      role="alert"
      title={title}
      description={messageOf(error)}
      customActions={
        <Button variant="secondary" isPending={busy} onPress={onRetry}>
          Try again
        </Button>
      }
    />
  );
}
