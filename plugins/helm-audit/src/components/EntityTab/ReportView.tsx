import {
  AuditReport,
  AuditSummary,
  DimensionScore,
  HistoryPoint,
  Outcome,
  SEVERITIES,
} from '@helm-audit/plugin-helm-audit-common';
import { useFindingLink } from '../../hooks/useFindingLink';
import { useTierAverage } from '../../hooks/useTierAverage';
import { Assessment } from '../Assessment';
import { AuditHeader } from '../AuditHeader';
import { Blockers } from '../Blockers';
import { CapabilityPanel } from '../CapabilityPanel';
import { DependencyPanel } from '../DependencyPanel';
import { DimensionBars, DimensionBarsProps } from '../DimensionBars';
import { FindingList, TabId, useOpenFindings } from '../FindingList';
import { Notice } from '../Notice';
import { OwnershipPanel } from '../OwnershipPanel';
import { Panels } from '../Panels';
import { Recommendations } from '../Recommendations';
import { ScorecardPanel } from '../ScorecardPanel';
import { Section } from '../Section';
import { SloPanel } from '../SloPanel';
import { IncompleteNotice } from '../States';
import { ShowFindings, useFindingList } from './useFindingList';
import { useLinkedFinding } from './useLinkedFinding';
import styles from './EntityTab.module.css';

export interface ReportViewProps {
  report: AuditReport;
  history: HistoryPoint[] | undefined;
  summary: AuditSummary;
  busy: boolean;
  onAudit?: () => void;
}

/** The tab that lists rules of each outcome. */
const RULE_TABS: Record<Outcome, TabId> = {
  fail: 'findings',
  pass: 'passed',
  unknown: 'undecided',
  error: 'undecided',
  waived: 'waived',
  notApplicable: 'notApplicable',
};

/** A whole report: header, blockers, what to do next, dimensions and all findings. */
export function ReportView(props: ReportViewProps) {
  const { report, ...header } = props;
  const link = useFindingLink();
  const openFindings = useOpenFindings(link);
  const linked = useLinkedFinding(report, link.fingerprint);
  const { listRef, list, show } = useFindingList(linked.tab);
  const tierAverage = useTierAverage(report.tier.value);
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
      <AuditHeader report={report} {...header} />
      {report.incomplete && (
        <IncompleteNotice reasons={report.incompleteReasons} />
      )}
      <Blockers report={report} />
      <WhereToStart report={report} tierAverage={tierAverage} show={show} />
      <Panels>
        <OwnershipPanel ownership={report.ownership} />
        <SloPanel slo={report.slo} />
        <DependencyPanel
          dependencies={report.dependencies}
          chartName={report.chart.name}
        />
        <ScorecardPanel
          entityRef={header.summary.entityRef}
          onShow={filters => show('findings', filters)}
        />
        <CapabilityPanel capabilities={report.capabilities} />
      </Panels>
      <Assessment
        report={report}
        onSelect={id => show(tabOfRule(report, id), { query: id })}
      />
      <div ref={listRef} tabIndex={-1} className={styles.findings}>
        <FindingList report={report} openFindings={openFindings} {...list} />
      </div>
    </>
  );
}

function WhereToStart(props: {
  report: AuditReport;
  tierAverage: DimensionBarsProps['average'];
  show: ShowFindings;
}) {
  const { report, tierAverage, show } = props;
  const { recommendations } = report.summary;
  return (
    <div className={styles.pair}>
      {recommendations.length > 0 && (
        <Recommendations
          recommendations={recommendations}
          onSelect={query => show('findings', { query })}
        />
      )}
      <Section
        title="Dimensions"
        aside={
          tierAverage
            ? `Those that weigh most first; ticks show the average of tier ${report.tier.value}`
            : 'Those that weigh most first'
        }
      >
        <DimensionBars
          dimensions={report.score.dimensions}
          average={tierAverage}
          averageOf={`tier ${report.tier.value}`}
          onSelect={score =>
            show(tabOf(score), { dimensions: new Set([score.id]) })
          }
        />
      </Section>
    </div>
  );
}

/** The tab that says most about a dimension. */
function tabOf({ findings, outcomes }: DimensionScore): TabId {
  if (SEVERITIES.some(severity => findings[severity] > 0)) return 'findings';
  if (outcomes.unknown + outcomes.error > 0) return 'undecided';
  return outcomes.pass > 0 ? 'passed' : 'notApplicable';
}

/** The tab that lists a rule. */
function tabOfRule({ rules }: AuditReport, id: string): TabId {
  const rule = rules.find(each => each.id === id);
  return rule ? RULE_TABS[rule.outcome] : 'findings';
}
