import { ErrorLike } from '@backstage/errors';
import { EntityName } from '@helm-audit/plugin-helm-audit-common';
import { AuditFollower, useAuditFollower } from '../../hooks/useAuditFollower';
import { useCanTrigger } from '../../hooks/useCanTrigger';
import { useArrival } from '../../hooks/useFindingLink';
import { ReportData } from '../../hooks/useReport';
import { messageOf } from '../../lib/errors';
import { AuditAnnouncer } from '../AuditProgress';
import { Notice } from '../Notice';
import { FailedNotice, FirstAuditState, LoadErrorNotice } from '../States';
import { ReportView } from './ReportView';
import styles from './EntityTab.module.css';

export interface AuditViewProps {
  entityName: EntityName;
  data: ReportData;
  /** Whether the report is being loaded again. */
  loading: boolean;
  error?: ErrorLike;
  refresh: () => void;
}

/** The latest report of an entity with what its audit is doing now. */
export function AuditView(props: AuditViewProps) {
  const { entityName, data, loading, error, refresh } = props;
  const { report, history } = data;
  const follower = useAuditFollower(entityName, data.summary, refresh);
  const canTrigger = useCanTrigger();
  const arrival = useArrival();
  const { summary } = follower;
  // Until the new report is there, the page goes on saying that it is coming.
  const busy = follower.active || loading;
  const onAudit = canTrigger ? follower.trigger : undefined;
  return (
    <div className={styles.view}>
      <AuditAnnouncer summary={summary} busy={busy} />
      <FollowerNotices follower={follower} />
      {error && (
        <LoadErrorNotice error={error} busy={loading} onRetry={refresh} />
      )}
      {summary.state === 'failed' && summary.error && (
        <FailedNotice
          error={summary.error}
          olderReportAt={report?.auditedAt}
          busy={busy}
          onRetry={onAudit}
        />
      )}
      {!report && follower.active && <FirstAuditState summary={summary} />}
      {report && (
        // What a link names is looked for upon arrival.
        <ReportView
          key={arrival}
          report={report}
          history={history}
          summary={summary}
          busy={busy}
          onAudit={onAudit}
        />
      )}
    </div>
  );
}

function FollowerNotices({ follower }: { follower: AuditFollower }) {
  const { active, triggerError, pollError } = follower;
  return (
    <>
      {triggerError && (
        <Notice tone="failure" announced title="The audit could not be started">
          <p>{messageOf(triggerError)}</p>
        </Notice>
      )}
      {active && pollError && (
        <Notice
          tone="unseen"
          title="The audit can’t be followed at the moment; still trying"
        >
          <p>{messageOf(pollError)}</p>
        </Notice>
      )}
    </>
  );
}
