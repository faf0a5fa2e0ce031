import { Link } from '@backstage/ui';
import { useEntityRefLink } from '@backstage/plugin-catalog-react';
import { OrgKey } from '@helm-audit/plugin-helm-audit-common';
import { RiArrowRightUpLine } from '@remixicon/react';
import { useLocation } from 'react-router-dom';
import { useViewParams, withChanges } from '../../hooks/useViewParams';
import { FilterKey, NOTHING_OPEN } from '../../lib/orgView';
import { PersonLink } from './PersonLink';
import { useNames } from './Names';
import styles from './EntityLinks.module.css';

/** What pages can be narrowed down to by its reference. */
const FILTERS: readonly FilterKey[] = ['group', 'system', 'domain'];

/**
 * A group, system or domain by its name, which narrows the page down to its services, and the way
 * to its page in the catalog. What the catalog doesn't know leads nowhere, and says so.
 */
export function OwnerLink(props: { entityRef: string; title?: string }) {
  const { entityRef, title: given } = props;
  const { find, titleOf } = useNames();
  const filter = FILTERS.find(key => entityRef.startsWith(`${key}:`));
  if (!filter) return <PersonLink entityRef={entityRef} />;
  const key = find(entityRef);
  const title = given ?? titleOf(entityRef);
  if (key?.unresolved === 'missing') return <NotInCatalog title={title} />;
  return (
    <span>
      <FilterLink filter={filter} entityRef={entityRef} title={title} />
      {key && !key.unresolved && (
        <CatalogIcon entityRef={entityRef} title={title} />
      )}
    </span>
  );
}

/** A name that leads nowhere, and why. */
export function NotInCatalog({ title }: { title: string }) {
  return (
    <span>
      {title} <span className={styles.note}>not in the catalog</span>
    </span>
  );
}

function FilterLink(props: {
  filter: FilterKey;
  entityRef: string;
  title: string;
}) {
  const { filter, entityRef, title } = props;
  const { pathname } = useLocation();
  const { params } = useViewParams();
  // The page is about it already.
  if (params.get(filter) === entityRef) return <>{title}</>;
  const next = withChanges(params, { ...NOTHING_OPEN, [filter]: entityRef });
  return <Link href={`${pathname}?${next}`}>{title}</Link>;
}

/** Leads to the page in the catalog, beside a name that leads elsewhere. */
function CatalogIcon(props: { entityRef: string; title: string }) {
  const linkTo = useEntityRefLink();
  const words = `${props.title} in the catalog`;
  return (
    <Link
      className={styles.icon}
      href={linkTo(props.entityRef)}
      aria-label={words}
      title={words}
    >
      <RiArrowRightUpLine size={14} aria-hidden />
    </Link>
  );
}

/** Leads to the page in the catalog, in words; of what isn't there it says so. */
export function CatalogLink({ of }: { of: OrgKey }) {
  const linkTo = useEntityRefLink();
  const { key, title, unresolved } = of;
  if (unresolved) return <span>{title} is not in the catalog</span>;
  return <Link href={linkTo(key)}>{title} in the catalog</Link>;
}

/** Leads to a service's readiness tab. */
export function ServiceLink(props: { entityRef: string; title: string }) {
  const linkTo = useEntityRefLink();
  return (
    <Link href={`${linkTo(props.entityRef)}/helm-audit`}>{props.title}</Link>
  );
}
