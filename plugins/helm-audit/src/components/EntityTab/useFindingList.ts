import { useCallback, useEffect, useRef, useState } from 'react';
import { useViewParams } from '../../hooks/useViewParams';
import { FindingFilters, NO_FILTERS } from '../../lib/findings';
import { readFindingFilters, writeFindingFilters } from '../../lib/findingView';
import { TabId, TABS } from '../FindingList';

/** Brings the list into view, with one tab open and narrowed down to some findings. */
export type ShowFindings = (
  tab: TabId,
  filters: Partial<FindingFilters>,
) => void;

/**
 * What the list of findings shows, so that other parts of the page can lead there. The page's
 * address follows it, and begins with what the address says.
 *
 * @param linkedTab - the tab of the finding that the address names, if it names one
 */
export function useFindingList(linkedTab: TabId | undefined) {
  const { params, change } = useViewParams();
  const [tab, setTab] = useState<TabId>(
    () => linkedTab ?? TABS.find(id => id === params.get('tab')) ?? TABS[0],
  );
  const [filters, setFilters] = useState(() => readFindingFilters(params));
  const listRef = useRef<HTMLDivElement>(null);

  // A link that narrows the list down is about what is in it, unless it names one finding.
  const isLinkedTo = useRef(
    linkedTab === undefined &&
      Object.values(writeFindingFilters(filters)).some(Boolean),
  );
  useEffect(() => {
    if (isLinkedTo.current) listRef.current?.scrollIntoView({ block: 'start' });
  }, []);

  const update = useCallback(
    (nextTab: TabId, nextFilters: FindingFilters) => {
      setTab(nextTab);
      setFilters(nextFilters);
      const tabParam = nextTab === TABS[0] ? undefined : nextTab;
      change(
        { tab: tabParam, ...writeFindingFilters(nextFilters) },
        { replace: true },
      );
    },
    [change],
  );

  const show: ShowFindings = useCallback(
    (nextTab, nextFilters) => {
      update(nextTab, { ...NO_FILTERS, ...nextFilters });
      listRef.current?.scrollIntoView({ block: 'start' });
      listRef.current?.focus({ preventScroll: true });
    },
    [update],
  );

  return {
    listRef,
    list: {
      tab,
      onTabChange: (next: TabId) => update(next, filters),
      filters,
      onFiltersChange: (next: FindingFilters) => update(tab, next),
    },
    show,
  };
}
