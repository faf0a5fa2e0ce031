import { useCallback } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import {
  OrgService,
  ServicesQuery,
} from '@helm-audit/plugin-helm-audit-common';
import { helmAuditOrgApiRef } from '../../api';
import { useScorecards } from '../../hooks/useScorecards';
import { readSort, Sort, writeSort } from '../../lib/orgView';
import { plural } from '../../lib/words';
import { DataTable } from '../DataTable';
import { Loaded } from '../Loaded';
import { Pager, usePages } from '../Pager';
import { serviceColumns } from './serviceColumns';
import styles from './ServiceList.module.css';

const PAGE_SIZE = 25;

export interface ServiceListProps {
  /** What the list is called, such as `services of Payments`. */
  label: string;
  /** With the order in which they stand; memoised. */
  query: ServicesQuery;
  /** Orders them by something else; as usual for `undefined`. */
  onOrder: (order: string | undefined) => void;
  /** What it says when there are none. */
  nothing: string;
}

/** Services page by page, each leading to its readiness tab. */
export function ServiceList(props: ServiceListProps) {
  const { label, query, onOrder, nothing } = props;
  const api = useApi(helmAuditOrgApiRef);
  const pages = usePages<OrgService, ServicesQuery>(
    query,
    useCallback(asked => api.getServices(asked), [api]),
    PAGE_SIZE,
  );
  return (
    <Loaded state={pages} what={`the ${label}`} height={240}>
      {({ items, totalItems }) =>
        totalItems === 0 ? (
          <p className={styles.nothing}>{nothing}</p>
        ) : (
          <>
            <ServiceTable
              label={label}
              services={items}
              rule={query.rule}
              sort={readSort(query.order ?? null)}
              onSort={sort => onOrder(writeSort(sort))}
            />
            <Pager pages={pages} what={label} />
          </>
        )
      }
    </Loaded>
  );
}

function ServiceTable(props: {
  label: string;
  services: OrgService[];
  /** That all of them fail. */
  rule: string | undefined;
  sort: Sort | undefined;
  onSort: (sort: Sort | undefined) => void;
}) {
  const { label, services, rule, sort, onSort } = props;
  const audited = services.filter(({ score }) => score !== null);
  const scorecards = useScorecards(audited.map(({ entityRef }) => entityRef));
  const { data } = scorecards;
  const hasLevels = data?.state === 'available';
  return (
    <>
      <DataTable
        label={`${label[0].toUpperCase()}${label.slice(1)}`}
        columns={serviceColumns({
          scorecards: hasLevels ? data.items : undefined,
          rule,
        })}
        items={services}
        keyOf={({ entityRef }) => entityRef}
        sort={sort}
        onSort={onSort}
        minWidth={48}
      />
      {data && !hasLevels && (
        <p className={styles.note}>
          Levels of {plural(audited.length, 'service')} are left out:{' '}
          {data.reason ?? 'Tech Insights does not answer.'}
        </p>
      )}
      {scorecards.error && (
        <p className={styles.note}>Levels can’t be had at the moment.</p>
      )}
    </>
  );
}
