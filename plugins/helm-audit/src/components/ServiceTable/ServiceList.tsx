import { useCallback, useMemo } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import {
  OrgService,
  SERVICE_ORDERS,
  ServiceOrder,
  ServicesQuery,
} from '@helm-audit/plugin-helm-audit-common';
import { helmAuditOrgApiRef } from '../../api';
import { useViewParams } from '../../hooks/useViewParams';
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
  /** Memoised. */
  query: ServicesQuery;
  /** What it says when there are none. */
  nothing: string;
  /** Order as long as the reader chooses none; the lowest score first when not given. */
  usualOrder?: ServiceOrder;
}

/** Services page by page, each leading to its readiness tab. */
export function ServiceList(props: ServiceListProps) {
  const { label, query, nothing, usualOrder = 'score' } = props;
  const api = useApi(helmAuditOrgApiRef);
  const { params, change } = useViewParams();
  const order = readOrder(params.get('order')) ?? usualOrder;
  const pages = usePages<OrgService, ServicesQuery>(
    useMemo(() => ({ ...query, order }), [query, order]),
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
              sort={readSort(order)}
              onSort={sort => change({ order: writeSort(sort) })}
            />
            <Pager pages={pages} what={label} />
          </>
        )
      }
    </Loaded>
  );
}

/** The order that an address asks for. */
function readOrder(text: string | null): ServiceOrder | undefined {
  return SERVICE_ORDERS.find(order => order === text);
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
