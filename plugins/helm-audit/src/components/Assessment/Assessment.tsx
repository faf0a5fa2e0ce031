import { useState } from 'react';
import { Tab, TabList, TabPanel, Tabs } from '@backstage/ui';
import { AuditReport } from '@helm-audit/plugin-helm-audit-common';
import { formatScore } from '../../lib/format';
import { Section } from '../Section';
import { GapAnalysis } from './GapAnalysis';
import { JudgementList } from './JudgementList';
import { fromCompliance, fromCulture, fromRisks } from './judgements';
import { QuestionList } from './QuestionList';
import { RoadmapView } from './RoadmapView';
import styles from './Assessment.module.css';

export interface AssessmentProps {
  report: AuditReport;
  /** Called with the rule that the reader wants to see. */
  onSelect: (ruleId: string) => void;
}

const TABS = [
  { id: 'roadmap', title: 'Roadmap' },
  { id: 'gaps', title: 'Gap analysis' },
  { id: 'compliance', title: 'Compliance' },
  { id: 'risks', title: 'Risks' },
  { id: 'culture', title: 'Culture' },
  { id: 'questions', title: 'Open questions' },
] as const;

type TabId = (typeof TABS)[number]['id'];

/** What the rules mean together: the way to go, the gaps, the checklist, risks and questions. */
export function Assessment(props: AssessmentProps) {
  const { report } = props;
  const [tab, setTab] = useState<TabId>('roadmap');
  // Reports that were stored before these parts were there have none of them.
  if (!report.roadmap) return null;
  const questions = report.questions.length;
  return (
    <Section title="What it means" aside={pathOf(report)}>
      <Tabs
        className={styles.tabs}
        selectedKey={tab}
        onSelectionChange={key => setTab(key as TabId)}
      >
        <TabList aria-label="Part of the report" className={styles.tabList}>
          {TABS.map(({ id, title }) => (
            <Tab key={id} id={id} className={styles.tab}>
              {id === 'questions' && questions > 0
                ? `${title} ${questions}`
                : title}
            </Tab>
          ))}
        </TabList>
        <TabPanel id={tab} className={styles.panel}>
          <TabBody {...props} tab={tab} />
        </TabPanel>
      </Tabs>
    </Section>
  );
}

function TabBody(props: AssessmentProps & { tab: TabId }) {
  const { tab, report, onSelect } = props;
  switch (tab) {
    case 'roadmap':
      return <RoadmapView roadmap={report.roadmap} onSelect={onSelect} />;
    case 'gaps':
      return (
        <GapAnalysis dimensions={report.gapAnalysis} onSelect={onSelect} />
      );
    case 'compliance':
      return (
        <JudgementList
          judgements={fromCompliance(report.compliance)}
          onSelect={onSelect}
        />
      );
    case 'risks':
      return (
        <JudgementList
          judgements={fromRisks(report.risks)}
          onSelect={onSelect}
        />
      );
    case 'culture':
      return (
        <JudgementList
          judgements={fromCulture(report.culture)}
          onSelect={onSelect}
        />
      );
    default:
      return <QuestionList questions={report.questions} onSelect={onSelect} />;
  }
}

/** `6.4 today, estimated 8.1, 9.0 and 9.6 after each phase`; no estimate where it is proven. */
function pathOf({ score, roadmap }: AuditReport): string | undefined {
  const { phases } = roadmap;
  if (score.overall === null || phases.length < 3) return undefined;
  const areAllCounted = phases.every(({ basis }) => basis === 'counted');
  const [first, second, third] = phases.map(({ scoreAfter, basis }) =>
    basis === 'counted' && !areAllCounted
      ? `${formatScore(scoreAfter)} (estimated)`
      : formatScore(scoreAfter),
  );
  return `${formatScore(score.overall)} today, ${
    areAllCounted ? 'estimated ' : ''
  }${first}, ${second} and ${third} after each phase`;
}
