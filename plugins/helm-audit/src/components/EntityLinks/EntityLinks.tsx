import { createContext, ReactNode, useContext, useMemo } from 'react';
import { Link } from '@backstage/ui';
import { useEntityRefLink } from '@backstage/plugin-catalog-react';
import { OrgFacetsResponse } from '@helm-audit/plugin-helm-audit-common';
import { nameOf } from '../../lib/orgView';

const Titles = createContext<ReadonlyMap<string, string>>(new Map());

/** Lets links name groups, systems and domains by their titles. */
export function TitlesProvider(props: {
  facets?: OrgFacetsResponse;
  children: ReactNode;
}) {
  const { facets, children } = props;
  const titles = useMemo(() => {
    const { groups = [], systems = [], domains = [] } = facets ?? {};
    return new Map(
      [...groups, ...systems, ...domains].map(({ key, title }) => [key, title]),
    );
  }, [facets]);
  return <Titles.Provider value={titles}>{children}</Titles.Provider>;
}

/** Leads to the page of a group, system or domain in the catalog. */
export function OwnerLink(props: { entityRef: string; title?: string }) {
  const { entityRef, title } = props;
  const linkTo = useEntityRefLink();
  const titles = useContext(Titles);
  return (
    <Link href={linkTo(entityRef)}>
      {title ?? titles.get(entityRef) ?? nameOf(entityRef)}
    </Link>
  );
}

/** Leads to a service's readiness tab. */
export function ServiceLink(props: { entityRef: string; title: string }) {
  const linkTo = useEntityRefLink();
  return (
    <Link href={`${linkTo(props.entityRef)}/helm-audit`}>{props.title}</Link>
  );
}
