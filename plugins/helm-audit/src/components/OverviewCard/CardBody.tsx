import {
  AuditError,
  AuditReport,
  EntityName,
  HistoryPoint,
  compareSeverity,
  describeLift,
} from '@helm-audit/plugin-helm-audit-common';
import { useAuditFollower } from '../../hooks/useAuditFollower';
import { ReportData } from '../../hooks/useReport';
import { formatRelativeTime, formatShare } from '../../lib/format';
import { plural } from '../../lib/words';
import { ScoreChangeText } from '../AuditHeader';
import { AuditAnnouncer, ProgressLine } from '../AuditProgress';
import { HeldLift } from '../HeldLift';
import { InlineCode } from '../InlineCode';
import { ScoreGauge } from '../ScoreGauge';
import { SeverityMark } from '../SeverityMark';
import { TrendLine } from '../TrendLine';
import styles from './OverviewCard.module.css';

export interface CardBodyProps {
  entityName: EntityName;
  data: ReportData;
  loading: boolean;
  refresh: () => void;
}

/** The card of an entity whose audit state is known. */
export function CardBody(props: CardBodyProps) {
  const { entityName, data, loading, refresh } = props;
  const { report } = data;
  const { summary, active } = useAuditFollower(
    entityName,
    data.summary,
    refresh,
  );
  const busy = active || loading;
  return (
    <>
      <AuditAnnouncer summary={summary} busy={busy} />
      {summary.state === 'failed' && summary.error && (
        <Failure error={summary.error} report={report} />
      )}
      {!report && active && <ProgressLine summary={summary} />}
      {report && (
        <div className={styles.grid}>
          <ScoreGauge
            size={104}
            score={report.score.overall}
            grade={report.score.grade}
            uncapped={report.score.cap?.uncapped}
          />
          <div className={styles.facts}>
            <Blockers report={report} />
            <FirstThing report={report} />
            {busy ? (
              <ProgressLine summary={summary} />
            ) : (
              <Trend history={data.history} />
            )}
          </div>
        </div>
      )}
      {report?.incomplete && <Unseen report={report} />}
    </>
  );
}

function Failure(props: { error: AuditError; report: AuditReport | null }) {
  const { error, report } = props;
  return (
    <div className={styles.failed}>
      <p>
        <strong>The last audit failed:</strong> {error.message}
      </p>
      {report && (
        <p className={styles.note}>
          Below is what was seen {formatRelativeTime(report.auditedAt)}.
        </p>
      )}
    </div>
  );
}

function Trend({ history = [] }: { history?: HistoryPoint[] }) {
  // A single point is no trend yet.
  if (history.length < 2) return null;
  return (
    <div className={styles.trend}>
      <TrendLine history={history} width={120} height={32} />
      <ScoreChangeText history={history} />
    </div>
  );
}

function Unseen({ report }: { report: AuditReport }) {
  return (
    <p className={styles.note}>
      We couldn’t see everything: {formatShare(report.score.coverage)} of what
      applies could be decided.
    </p>
  );
}

function Blockers({ report }: { report: AuditReport }) {
  const { blockers } = report.summary;
  const [worst] = [...blockers].sort((a, b) =>
    compareSeverity(a.severity, b.severity),
  );
  return (
    <p className={styles.blockers}>
      {worst && <SeverityMark severity={worst.severity} compact />}
      {worst
        ? plural(blockers.length, 'blocker')
        : 'Nothing that we could see blocks production'}
    </p>
  );
}

function FirstThing({ report }: { report: AuditReport }) {
  const [first] = report.summary.recommendations;
  if (!first) return null;
  return (
    <p className={styles.first}>
      <span className={styles.note}>First: </span>
      <InlineCode text={first.action} />{' '}
      {first.held ? (
        <span className={styles.held}>
          <HeldLift item={first} isSentence />
        </span>
      ) : (
        <strong className={styles.lift}>{describeLift(first)}</strong>
      )}
    </p>
  );
}
