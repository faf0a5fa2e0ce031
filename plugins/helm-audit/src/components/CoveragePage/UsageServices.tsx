import { useCallback, useMemo } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import {
  OrgFilter,
  UsageKind,
  UsageService,
  UsageServicesQuery,
} from '@helm-audit/plugin-helm-audit-common';
import { helmAuditOrgApiRef } from '../../api';
import { CsvButton } from '../CsvButton';
import { Column, DataTable } from '../DataTable';
import { Drill } from '../Drill';
import { OWNER_COLUMN, SERVICE_COLUMN, TIER_COLUMN } from '../EntityLinks';
import { Loaded } from '../Loaded';
import { Pager, usePages } from '../Pager';
import styles from './CoveragePage.module.css';

const PAGE_SIZE = 25;

const COLUMNS: Column<UsageService>[] = [
  SERVICE_COLUMN,
  OWNER_COLUMN,
  TIER_COLUMN,
  { id: 'version', title: 'Version', render: ({ version }) => version ?? '–' },
];

/** Which services use one image, chart, licence or retired upstream, and in which version. */
export function UsageServices(props: {
  kind: UsageKind;
  name: string;
  filter: OrgFilter;
  onClose: () => void;
}) {
  const { kind, name, filter, onClose } = props;
  const api = useApi(helmAuditOrgApiRef);
  const query = useMemo(
    () => ({ ...filter, kind, name }),
    [filter, kind, name],
  );
  const pages = usePages<UsageService, UsageServicesQuery>(
    query,
    useCallback(asked => api.getUsageServices(asked), [api]),
    PAGE_SIZE,
  );
  const label = `services with ${name}`;
  return (
    <Drill
      title={`Services with ${name}`}
      onClose={onClose}
      aside={
        <CsvButton
          list="usage"
          query={query}
          name="helm-audit-usage"
          label="these services"
        />
      }
    >
      <Loaded state={pages} what={`the ${label}`} height={200}>
        {({ items, totalItems }) =>
          totalItems === 0 ? (
            <p className={styles.nothing}>No service uses it any more.</p>
          ) : (
            <>
              <DataTable
                label={`Services with ${name}`}
                columns={COLUMNS}
                items={items}
                keyOf={({ entityRef, version }) => `${entityRef} ${version}`}
                minWidth={30}
              />
              <Pager pages={pages} what={label} />
            </>
          )
        }
      </Loaded>
    </Drill>
  );
}
