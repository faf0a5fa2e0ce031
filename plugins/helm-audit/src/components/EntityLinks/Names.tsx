import { createContext, ReactNode, useContext, useMemo } from 'react';
import { useApiHolder } from '@backstage/core-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import {
  OrgFacetsResponse,
  OrgKey,
} from '@helm-audit/plugin-helm-audit-common';
import { nameOf } from '../../lib/orgView';
import { entityLoader, LoadEntity } from './entityLoader';

/** What groups, systems and domains are called, and whether the catalog knows them. */
export interface Names {
  /** `undefined` where nothing is known of it. */
  find: (entityRef: string) => OrgKey | undefined;
  titleOf: (entityRef: string) => string;
}

const Keys = createContext<ReadonlyMap<string, OrgKey>>(new Map());

const People = createContext<LoadEntity | undefined>(undefined);

/** Lets links name groups, systems and domains by their titles, and lead where there is something. */
export function TitlesProvider(props: {
  facets?: OrgFacetsResponse;
  children: ReactNode;
}) {
  const { facets, children } = props;
  const keys = useMemo(() => {
    const { groups = [], systems = [], domains = [] } = facets ?? {};
    return new Map(
      [...groups, ...systems, ...domains].map(item => [item.key, item]),
    );
  }, [facets]);
  const catalog = useApiHolder().get(catalogApiRef);
  const load = useMemo(() => catalog && entityLoader(catalog), [catalog]);
  return (
    <Keys.Provider value={keys}>
      <People.Provider value={load}>{children}</People.Provider>
    </Keys.Provider>
  );
}

/** The names that the page knows. */
export function useNames(): Names {
  const keys = useContext(Keys);
  return useMemo(
    () => ({
      find: ref => keys.get(ref),
      titleOf: ref => keys.get(ref)?.title ?? nameOf(ref),
    }),
    [keys],
  );
}

/** Finds people for all links of the page together; `undefined` where there is no catalog to ask. */
export function usePeople(): LoadEntity | undefined {
  return useContext(People);
}
