import { useCallback, useRef, useState } from 'react';
import { FindingFilters, NO_FILTERS } from '../../lib/findings';
import { TabId } from '../FindingList';

/** Brings the list into view, with one tab open and narrowed down to some findings. */
export type ShowFindings = (
  tab: TabId,
  filters: Partial<FindingFilters>,
) => void;

/** What the list of findings shows, so that other parts of the page can lead there. */
export function useFindingList(initialTab: TabId) {
  const [tab, onTabChange] = useState<TabId>(initialTab);
  const [filters, onFiltersChange] = useState<FindingFilters>(NO_FILTERS);
  const listRef = useRef<HTMLDivElement>(null);

  const show: ShowFindings = useCallback((nextTab, nextFilters) => {
    onTabChange(nextTab);
    onFiltersChange({ ...NO_FILTERS, ...nextFilters });
    listRef.current?.scrollIntoView({ block: 'start' });
    listRef.current?.focus({ preventScroll: true });
  }, []);

  return {
    listRef,
    list: { tab, onTabChange, filters, onFiltersChange },
    show,
  };
}
