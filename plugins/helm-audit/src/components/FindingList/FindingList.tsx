import { useMemo } from 'react';
import { Button, Tab, TabList, TabPanel, Tabs } from '@backstage/ui';
import { RiDownloadLine } from '@remixicon/react';
import { AuditReport } from '@helm-audit/plugin-helm-audit-common';
import { findingsToCsv } from '../../lib/csv';
import { downloadText } from '../../lib/download';
import { FindingFilters as Filters, NO_FILTERS } from '../../lib/findings';
import { Section } from '../Section';
import { FindingFilters } from './FindingFilters';
import { FindingGroups } from './FindingGroups';
import { RuleList } from './RuleList';
import {
  TABS,
  EMPTY_TABS,
  TAB_TITLES,
  TabContent,
  TabId,
  describeTab,
  filterTab,
  readTabs,
} from './tabs';
import { OpenFindings } from './useOpenFindings';
import styles from './FindingList.module.css';

export interface FindingListProps {
  report: AuditReport;
  tab: TabId;
  onTabChange: (tab: TabId) => void;
  filters: Filters;
  onFiltersChange: (filters: Filters) => void;
  openFindings: OpenFindings;
}

/** Tabs that are there even when they are empty. */
const ALWAYS: ReadonlySet<TabId> = new Set(['findings', 'undecided']);

/** Every finding and every rule of a report: searched, filtered, opened, downloaded. */
export function FindingList(props: FindingListProps) {
  const { report, tab, onTabChange, filters } = props;
  const tabs = useMemo(() => readTabs(report), [report]);
  const shown = filterTab(tabs[tab], filters);
  const offered = TABS.filter(
    id => id === tab || ALWAYS.has(id) || tabs[id].items.length > 0,
  );
  return (
    <Section
      title="All findings"
      aside={<Downloads report={report} shown={shown} />}
    >
      <Tabs
        className={styles.tabs}
        selectedKey={tab}
        onSelectionChange={key => onTabChange(key as TabId)}
      >
        <TabList aria-label="Outcome" className={styles.tabList}>
          {offered.map(id => (
            <Tab key={id} id={id} className={styles.tab}>
              {`${TAB_TITLES[id]} ${tabs[id].items.length}`}
            </Tab>
          ))}
        </TabList>
        <TabPanel id={tab} className={styles.panel}>
          <TabBody {...props} content={tabs[tab]} shown={shown} />
        </TabPanel>
      </Tabs>
    </Section>
  );
}

function TabBody(
  props: FindingListProps & {
    /** All that the tab holds. */
    content: TabContent;
    /** What the filters let through. */
    shown: TabContent;
  },
) {
  const { tab, content, shown, filters, onFiltersChange } = props;
  if (content.items.length === 0) {
    return <p className={styles.nothing}>{EMPTY_TABS[tab]}</p>;
  }
  return (
    <>
      <FindingFilters
        items={describeTab(content)}
        filters={filters}
        onChange={onFiltersChange}
      />
      {shown.items.length === 0 ? (
        <NothingMatches onClear={() => onFiltersChange(NO_FILTERS)} />
      ) : (
        <Items shown={shown} openFindings={props.openFindings} />
      )}
    </>
  );
}

function Items(props: { shown: TabContent; openFindings: OpenFindings }) {
  const { shown, openFindings } = props;
  if (shown.kind === 'rules') return <RuleList rules={shown.items} />;
  return (
    <FindingGroups
      items={shown.items}
      open={openFindings.open}
      onToggle={openFindings.toggle}
    />
  );
}

function NothingMatches({ onClear }: { onClear: () => void }) {
  return (
    <div className={styles.nothing}>
      <p>Nothing matches these filters.</p>
      <Button variant="secondary" onPress={onClear}>
        Clear filters
      </Button>
    </div>
  );
}

function Downloads(props: { report: AuditReport; shown: TabContent }) {
  const { report, shown } = props;
  const name = `helm-audit-${report.chart.name}-${report.chart.version}`;
  return (
    <span className={styles.downloads}>
      {shown.kind === 'findings' && (
        <Button
          variant="tertiary"
          iconStart={<RiDownloadLine />}
          onPress={() =>
            downloadText(
              `${name}-findings.csv`,
              'text/csv;charset=utf-8',
              findingsToCsv(shown.items),
            )
          }
        >
          Download CSV
        </Button>
      )}
      <Button
        variant="tertiary"
        iconStart={<RiDownloadLine />}
        onPress={() =>
          downloadText(
            `${name}.json`,
            'application/json',
            `${JSON.stringify(report, null, 2)}\n`,
          )
        }
      >
        Download JSON
      </Button>
    </span>
  );
}
