import { useCallback, useMemo } from 'react';
import { Button } from '@backstage/ui';
import { useApi } from '@backstage/core-plugin-api';
import {
  OrgFilter,
  OwnershipGap,
  OwnershipGapsQuery,
} from '@helm-audit/plugin-helm-audit-common';
import { helmAuditOrgApiRef } from '../../api';
import { GAP_TITLES, RUNG_TITLES } from '../../lib/orgWords';
import { CsvButton } from '../CsvButton';
import { DataTable } from '../DataTable';
import { Loaded } from '../Loaded';
import { Pager, usePages } from '../Pager';
import { Section } from '../Section';
import { columnsFor } from './gapColumns';
import { GapChoice } from './useGapChoice';
import styles from './OwnershipPage.module.css';

const PAGE_SIZE = 25;

/** Services without a clear owner, the critical ones first. */
export function GapTable(props: { filter: OrgFilter; choice: GapChoice }) {
  const { filter, choice } = props;
  const { gap, rung } = choice;
  const api = useApi(helmAuditOrgApiRef);
  const query = useMemo(() => ({ ...filter, gap, rung }), [filter, gap, rung]);
  const pages = usePages<OwnershipGap, OwnershipGapsQuery>(
    query,
    useCallback(asked => api.getOwnershipGaps(asked), [api]),
    PAGE_SIZE,
  );
  return (
    <Section
      title="Services without a clear owner"
      count={pages.data?.totalItems}
      aside={
        <CsvButton
          list="ownership"
          query={query}
          name="helm-audit-ownership-gaps"
          label="these services"
        />
      }
    >
      <Choice choice={choice} />
      <Loaded state={pages} what="the services" height={420}>
        {({ items, totalItems, query: answered }) =>
          totalItems === 0 ? (
            <p className={styles.muted}>
              {answered.gap || answered.rung
                ? 'No service is like that.'
                : 'Every audited service is owned clearly all the way.'}
            </p>
          ) : (
            <>
              <DataTable
                label="Services without a clear owner"
                columns={columnsFor(items)}
                items={items}
                keyOf={({ entityRef }) => entityRef}
                stacks
              />
              <Pager pages={pages} what="services without a clear owner" />
            </>
          )
        }
      </Loaded>
    </Section>
  );
}

/** What the table is narrowed down to, with the way back. */
function Choice({ choice }: { choice: GapChoice }) {
  const { gap, rung, clear } = choice;
  if (!gap && !rung) return null;
  const words = [
    gap && GAP_TITLES[gap][0].toLocaleLowerCase('en'),
    rung && `stopped at “${RUNG_TITLES[rung]}”`,
  ].filter(Boolean);
  return (
    <p className={styles.choice} role="status">
      Only: {words.join(', ')}
      <Button variant="tertiary" size="small" onPress={clear}>
        Show all of them
      </Button>
    </p>
  );
}
