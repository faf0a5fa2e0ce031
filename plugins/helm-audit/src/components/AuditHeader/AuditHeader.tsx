import { ReactNode } from 'react';
import { Button, Card, Text } from '@backstage/ui';
import { RiRefreshLine } from '@remixicon/react';
import {
  AuditReport,
  AuditSummary,
  HistoryPoint,
} from '@helm-audit/plugin-helm-audit-common';
import { ProgressLine } from '../AuditProgress';
import { InlineCode } from '../InlineCode';
import { ScoreGauge } from '../ScoreGauge';
import { TrendLine } from '../TrendLine';
import { AuditFacts } from './AuditFacts';
import { ScoreChangeText } from './ScoreChangeText';
import styles from './AuditHeader.module.css';

export interface AuditHeaderProps {
  report: AuditReport;
  history: HistoryPoint[] | undefined;
  /** State of the audit that runs now. */
  summary: AuditSummary;
  /** Whether an audit runs, or its report is on the way. */
  busy: boolean;
  /** Starts an audit; absent when the reader may not. */
  onAudit?: () => void;
}

/** Whether the service is ready, at a glance: score, sentence, facts and trend. */
export function AuditHeader(props: AuditHeaderProps) {
  const { report, history, summary, busy, onAudit } = props;
  const { overall, grade, cap } = report.score;
  return (
    <Card className={styles.card}>
      <div className={styles.header}>
        <ScoreGauge score={overall} grade={grade} uncapped={cap?.uncapped} />
        <div className={styles.body}>
          <Text as="h2" variant="title-x-small" weight="bold">
            <InlineCode text={report.summary.sentence} />
          </Text>
          {cap && (
            <p className={styles.cap}>
              <InlineCode text={cap.reason} />
            </p>
          )}
          <AuditFacts report={report} />
        </div>
        <Side>
          {busy ? (
            <ProgressLine summary={summary} />
          ) : (
            <Trend history={history} />
          )}
          {onAudit && (
            <Button
              variant="secondary"
              iconStart={<RiRefreshLine />}
              isDisabled={busy}
              onPress={onAudit}
            >
              Audit again
            </Button>
          )}
        </Side>
      </div>
    </Card>
  );
}

function Side({ children }: { children: ReactNode }) {
  return <div className={styles.side}>{children}</div>;
}

function Trend({ history }: { history: HistoryPoint[] | undefined }) {
  if (!history) {
    return (
      <p className={styles.note}>The trend can’t be read at the moment.</p>
    );
  }
  if (history.length < 2) {
    return (
      <p className={styles.note}>
        A trend takes two points. The next is added when the report changes, or
        by an audit a day after the last point.
      </p>
    );
  }
  return (
    <div className={styles.trend}>
      <TrendLine history={history} />
      <ScoreChangeText history={history} />
    </div>
  );
}
