import { AuditReport, RuleReport } from '@helm-audit/plugin-helm-audit-common';
import {
  Filterable,
  FindingFilters,
  ListedFinding,
  applyFilters,
  describeFinding,
  describeRule,
  listFindings,
  listRules,
} from '../../lib/findings';

/** The tabs of the list, in their order. */
export const TABS = [
  'findings',
  'undecided',
  'waived',
  'passed',
  'notApplicable',
] as const;

/** What the list shows. */
export type TabId = (typeof TABS)[number];

/** Names of the tabs. */
export const TAB_TITLES: Record<TabId, string> = {
  findings: 'Findings',
  undecided: 'Not determined',
  waived: 'Waived',
  passed: 'Passed',
  notApplicable: 'Not applicable',
};

/** What tabs say when there is nothing in them. */
export const EMPTY_TABS: Record<TabId, string> = {
  findings: 'No findings.',
  undecided: 'Everything that applies could be decided.',
  waived: 'Nothing is waived.',
  passed: 'No rule passed.',
  notApplicable: 'Every rule applies to this chart.',
};

/** What a tab holds before any filter. */
export type TabContent =
  | { kind: 'findings'; items: ListedFinding[] }
  | { kind: 'rules'; items: RuleReport[] };

/** What each tab holds, taken from the report. */
export function readTabs(report: AuditReport): Record<TabId, TabContent> {
  return {
    findings: { kind: 'findings', items: listFindings(report) },
    undecided: {
      kind: 'rules',
      items: listRules(report, ['unknown', 'error']),
    },
    waived: {
      kind: 'findings',
      items: listFindings(report, { waived: true }),
    },
    passed: { kind: 'rules', items: listRules(report, ['pass']) },
    notApplicable: {
      kind: 'rules',
      items: listRules(report, ['notApplicable']),
    },
  };
}

/** What the filters see of a tab. */
export function describeTab(content: TabContent): Filterable[] {
  return content.kind === 'findings'
    ? content.items.map(describeFinding)
    : content.items.map(describeRule);
}

/** A tab with what the filters let through. */
export function filterTab(
  content: TabContent,
  filters: FindingFilters,
): TabContent {
  return content.kind === 'findings'
    ? {
        kind: 'findings',
        items: applyFilters(content.items, describeFinding, filters),
      }
    : {
        kind: 'rules',
        items: applyFilters(content.items, describeRule, filters),
      };
}
