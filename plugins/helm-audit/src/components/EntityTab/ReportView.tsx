import { useCallback, useRef, useState } from 'react';
import {
  AuditReport,
  AuditSummary,
  DimensionScore,
  HistoryPoint,
  SEVERITIES,
} from '@helm-audit/plugin-helm-audit-common';
import { useFindingLink } from '../../hooks/useFindingLink';
import { FindingFilters, NO_FILTERS } from '../../lib/findings';
import { AuditHeader } from '../AuditHeader';
import { Blockers } from '../Blockers';
import { DimensionBars } from '../DimensionBars';
import { FindingList, TabId, useOpenFindings } from '../FindingList';
import { Notice } from '../Notice';
import { Recommendations } from '../Recommendations';
import { Section } from '../Section';
import { IncompleteNotice } from '../States';
import { useLinkedFinding } from './useLinkedFinding';
import styles from './EntityTab.module.css';

export interface ReportViewProps {
  report: AuditReport;
  history: HistoryPoint[] | undefined;
  summary: AuditSummary;
  busy: boolean;
  onAudit?: () => void;
}

/** The tab that says most about a dimension. */
function tabOf({ findings, outcomes }: DimensionScore): TabId {
  if (SEVERITIES.some(severity => findings[severity] > 0)) return 'findings';
  if (outcomes.unknown + outcomes.error > 0) return 'undecided';
  return outcomes.pass > 0 ? 'passed' : 'notApplicable';
}

/** A whole report: header, blockers, what to do next, dimensions and all findings. */
export function ReportView(props: ReportViewProps) {
  const { report, history, summary, busy, onAudit } = props;
  const link = useFindingLink();
  const openFindings = useOpenFindings(link);
  const linked = useLinkedFinding(report, link.fingerprint);
  const [tab, setTab] = useState<TabId>(linked.tab);
  const [filters, setFilters] = useState<FindingFilters>(NO_FILTERS);
  const listRef = useRef<HTMLDivElement>(null);

  const showList = useCallback(
    (nextTab: TabId, nextFilters: Partial<FindingFilters>) => {
      setTab(nextTab);
      setFilters({ ...NO_FILTERS, ...nextFilters });
      listRef.current?.scrollIntoView({ block: 'start' });
      listRef.current?.focus({ preventScroll: true });
    },
    [],
  );

  return (
    <>
      {linked.gone && (
        <Notice
          tone="info"
          title="The finding you followed a link to is not in this report"
        >
          <p>It was fixed, or what it was about has changed its name.</p>
        </Notice>
      )}
      <AuditHeader
        report={report}
        history={history}
        summary={summary}
        busy={busy}
        onAudit={onAudit}
      />
      {report.incomplete && (
        <IncompleteNotice reasons={report.incompleteReasons} />
      )}
      <Blockers report={report} />
      <div className={styles.pair}>
        {report.summary.recommendations.length > 0 && (
          <Recommendations
            recommendations={report.summary.recommendations}
            onSelect={query => showList('findings', { query })}
          />
        )}
        <Section title="Dimensions" aside="Those that weigh most first">
          <DimensionBars
            dimensions={report.score.dimensions}
            onSelect={score =>
              showList(tabOf(score), { dimensions: new Set([score.id]) })
            }
          />
        </Section>
      </div>
      <div ref={listRef} tabIndex={-1} className={styles.findings}>
        <FindingList
          report={report}
          tab={tab}
          onTabChange={setTab}
          filters={filters}
          onFiltersChange={setFilters}
          openFindings={openFindings}
        />
      </div>
    </>
  );
}
