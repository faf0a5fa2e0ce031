import { useCallback, useMemo } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import {
  HeatmapRow,
  OrgBreakdown,
  OrgFilter,
  ServicesQuery,
  Tier,
} from '@helm-audit/plugin-helm-audit-common';
import { helmAuditOrgApiRef } from '../../api';
import { useLoad } from '../../hooks/useLoad';
import { useViewParams } from '../../hooks/useViewParams';
import { NONE, readSort, writeSort } from '../../lib/orgView';
import { BREAKDOWN_WORDS } from '../../lib/orgWords';
import { CsvButton } from '../CsvButton';
import { DrillState, useDrill } from '../Drill';
import { Heatmap, readCell } from '../Heatmap';
import { Loaded } from '../Loaded';
import { Section } from '../Section';
import { CellGaps } from './CellGaps';
import { MissingRow } from './MissingRow';
import { ServicesDrill } from '../ServiceTable';
import styles from './ScorecardsPage.module.css';

export interface HeatmapSectionProps {
  by: OrgBreakdown;
  /** Days. */
  period: number;
  filter: OrgFilter;
  /** Takes all filters off; absent where there are none. */
  onShowAll?: () => void;
}

/** Groups against dimensions, and what is behind the row or cell that is opened. */
export function HeatmapSection(props: HeatmapSectionProps) {
  const { by, period, filter, onShowAll } = props;
  const api = useApi(helmAuditOrgApiRef);
  const { params, change } = useViewParams();
  const rows = useDrill('row');
  const unaudited = useDrill('unaudited');
  const cells = useDrill('cell');
  const heatmap = useLoad(
    useCallback(() => api.getHeatmap({ ...filter, by }), [api, filter, by]),
    { keep: true },
  );
  const open = rows.open ?? unaudited.open ?? readCell(cells.open)?.row;
  const isMissing =
    open !== undefined &&
    !heatmap.loading &&
    heatmap.data?.rows.every(({ key }) => key !== open);
  return (
    <Section
      title={`${BREAKDOWN_WORDS[by][1]} by dimension`.replace(/^./, c =>
        c.toUpperCase(),
      )}
      aside={
        <CsvButton
          list="heatmap"
          query={{ ...filter, by }}
          name={`helm-audit-${by}s`}
          label="this table"
        />
      }
    >
      <Loaded state={heatmap} what="the heatmap" height={420}>
        {data =>
          data.rows.length === 0 ? (
            <p className={styles.nothing}>
              None of these services belongs to a {BREAKDOWN_WORDS[data.by][0]}.
            </p>
          ) : (
            <Heatmap
              heatmap={data}
              open={open}
              sort={readSort(params.get('sort'))}
              onSort={sort => change({ sort: writeSort(sort) })}
              rows={rows}
              unaudited={unaudited}
              cells={cells}
              below={row => (
                <Below
                  key={rows.open ?? unaudited.open ?? cells.open}
                  row={row}
                  rows={rows}
                  unaudited={unaudited}
                  cells={cells}
                  by={data.by}
                  period={period}
                  filter={filter}
                />
              )}
            />
          )
        }
      </Loaded>
      {isMissing && (
        <MissingRow
          by={by}
          rowKey={open}
          onClose={rows.close}
          onShowAll={onShowAll}
        />
      )}
    </Section>
  );
}

/** What is behind a row, or behind a cell of it. */
function Below(
  props: Omit<HeatmapSectionProps, 'onShowAll'> & {
    row: HeatmapRow;
    rows: DrillState;
    unaudited: DrillState;
    cells: DrillState;
  },
) {
  const { row, rows, unaudited, cells, by, period, filter } = props;
  const own: OrgFilter = useMemo(
    () => ({
      ...filter,
      [by]: by === 'tier' ? (Number(row.key) as Tier) : row.key || NONE,
    }),
    [filter, by, row.key],
  );
  const cell = readCell(cells.open);
  return cell ? (
    <CellGaps
      row={row}
      dimension={cell.dimension}
      period={period}
      filter={own}
      onClose={cells.close}
    />
  ) : (
    <RowServices
      row={row}
      unaudited={unaudited.open !== undefined}
      period={period}
      filter={own}
      onClose={unaudited.open === undefined ? rows.close : unaudited.close}
    />
  );
}

function RowServices(props: {
  row: HeatmapRow;
  /** Whether only those that are not audited are shown. */
  unaudited: boolean;
  /** Days. */
  period: number;
  /** Of the row. */
  filter: OrgFilter;
  onClose: () => void;
}) {
  const { row, unaudited, period, filter, onClose } = props;
  const query: ServicesQuery = useMemo(
    () => ({
      ...filter,
      period,
      link: 'all',
      counted: unaudited ? 'unaudited' : undefined,
    }),
    [filter, period, unaudited],
  );
  return (
    <ServicesDrill
      title={`Services of ${row.title}${unaudited ? ' not audited' : ''}`}
      query={query}
      file="helm-audit-services"
      onClose={onClose}
    />
  );
}
