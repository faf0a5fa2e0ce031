import { useCallback, useEffect, useMemo, useRef } from 'react';
import { Button } from '@backstage/ui';
import { useApi } from '@backstage/core-plugin-api';
import {
  OrgFilter,
  OwnershipGap,
  OwnershipGapsQuery,
} from '@helm-audit/plugin-helm-audit-common';
import { helmAuditOrgApiRef } from '../../api';
import { GAP_TITLES, RUNG_STATE_TITLES, RUNG_TITLES } from '../../lib/orgWords';
import { CsvButton } from '../CsvButton';
import { DataTable } from '../DataTable';
import { Loaded } from '../Loaded';
import { Pager, usePages } from '../Pager';
import { Section } from '../Section';
import { columnsFor } from './gapColumns';
import { GapChoice } from './useGapChoice';
import styles from './OwnershipPage.module.css';

const PAGE_SIZE = 25;
const TITLE = 'Services with an ownership gap';

/** Services with an ownership gap, the critical ones first; or those behind a count. */
export function GapTable(props: { filter: OrgFilter; choice: GapChoice }) {
  const { filter, choice } = props;
  const { gap, rung, state, reached } = choice;
  const api = useApi(helmAuditOrgApiRef);
  const query = useMemo(
    () => ({ ...filter, gap, rung, state, reached }),
    [filter, gap, rung, state, reached],
  );
  const pages = usePages<OwnershipGap, OwnershipGapsQuery>(
    query,
    useCallback(asked => api.getOwnershipGaps(asked), [api]),
    PAGE_SIZE,
  );
  const ref = useFollowing(`${gap} ${rung} ${state} ${reached}`);
  const title = reached ? 'Services that hold so far' : TITLE;
  return (
    <div ref={ref}>
      <Section
        title={title}
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
                {answered.gap || answered.rung || answered.reached
                  ? 'No service is like that.'
                  : 'Every audited service is owned clearly all the way.'}
              </p>
            ) : (
              <>
                <DataTable
                  label={title}
                  columns={columnsFor(items)}
                  items={items}
                  keyOf={({ entityRef }) => entityRef}
                  stacks
                />
                <Pager pages={pages} what={title.toLocaleLowerCase('en')} />
              </>
            )
          }
        </Loaded>
      </Section>
    </div>
  );
}

/** Brings the list into view when another one is chosen above it, out of sight. */
function useFollowing(chosen: string) {
  const ref = useRef<HTMLDivElement>(null);
  const before = useRef(chosen);
  useEffect(() => {
    if (before.current === chosen) return;
    before.current = chosen;
    ref.current?.scrollIntoView({ block: 'start' });
  }, [chosen]);
  return ref;
}

/** What the table is narrowed down to, with the way back. */
function Choice({ choice }: { choice: GapChoice }) {
  const { gap, rung, state, reached, clear } = choice;
  const words = [
    gap && GAP_TITLES[gap][0].toLocaleLowerCase('en'),
    rung &&
      `stopped at “${RUNG_TITLES[rung]}”${
        state ? `, which is ${RUNG_STATE_TITLES[state]}` : ''
      }`,
    reached && `up to “${RUNG_TITLES[reached]}”`,
  ].filter(Boolean);
  if (words.length === 0) return null;
  return (
    <p className={styles.choice} role="status">
      Only: {words.join(', ')}
      <Button variant="tertiary" size="small" onPress={clear}>
        Show all with an ownership gap
      </Button>
    </p>
  );
}
