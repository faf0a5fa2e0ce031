import { useCallback, useMemo } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import {
  OrgFacetsResponse,
  OrgFilter,
} from '@helm-audit/plugin-helm-audit-common';
import { helmAuditOrgApiRef } from '../api';
import {
  FILTER_KEYS,
  FilterKey,
  NOTHING_OPEN,
  readFilter,
  writeChoice,
} from '../lib/orgView';
import { Loaded, useLoad } from './useLoad';
import { useViewParams } from './useViewParams';

/** Which services a page is about, kept in its address. */
export interface OrgFilterState {
  facets: Loaded<OrgFacetsResponse>;
  /** `undefined` until it is known what the page starts with. */
  filter: OrgFilter | undefined;
  /** Whether the reader narrowed down further than the page does by itself. */
  narrowed: boolean;
  choose: (key: FilterKey, value: string | undefined) => void;
  /** Shows all services, those too that the page leaves out by itself. */
  showAll: () => void;
}

/**
 * @param chooseDefaults - what a page narrows down to by itself; a function from outside of
 *   components, or memoised
 */
export function useOrgFilter(
  chooseDefaults: (facets: OrgFacetsResponse) => OrgFilter,
): OrgFilterState {
  const api = useApi(helmAuditOrgApiRef);
  const facets = useLoad(useCallback(() => api.getFacets(), [api]));
  const { params, change } = useViewParams();
  const { data, error } = facets;
  const defaults = useMemo(
    () => (data ? chooseDefaults(data) : {}),
    [data, chooseDefaults],
  );
  // Only what filters makes another filter: other parts of the address may change freely.
  const search = FILTER_KEYS.map(key => params.get(key) ?? '').join('\n');
  const settled = Boolean(data || error);
  const filter = useMemo(() => {
    const values = search.split('\n');
    const own = new URLSearchParams(
      FILTER_KEYS.map((key, index) => [key, values[index]]),
    );
    return settled ? readFilter(own, defaults) : undefined;
  }, [search, settled, defaults]);

  return {
    facets,
    filter,
    narrowed: FILTER_KEYS.some(key => filter?.[key] !== undefined),
    choose: (key, value) =>
      change({ ...NOTHING_OPEN, [key]: writeChoice(value, defaults[key]) }),
    showAll: () =>
      change(
        Object.fromEntries(
          FILTER_KEYS.map(key => [key, writeChoice(undefined, defaults[key])]),
        ),
      ),
  };
}
