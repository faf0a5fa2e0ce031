import { ReactNode, useMemo } from 'react';
import { VisuallyHidden } from '@backstage/ui';
import {
  HeatmapResponse,
  HeatmapRow,
} from '@helm-audit/plugin-helm-audit-common';
import { formatScore } from '../../lib/format';
import { Nested, Sort } from '../../lib/orgView';
import { BREAKDOWN_WORDS } from '../../lib/orgWords';
import { plural } from '../../lib/words';
import { Column, DataTable, RowOpener } from '../DataTable';
import { OwnerLink } from '../EntityLinks';
import { DrillState } from '../Drill';
import { dimensionColumns, weakestColumn } from './cells';
import { arrange, membersOf, SHADES } from './heatmapRows';
import { moveFocus } from './moveFocus';
import styles from './Heatmap.module.css';

export interface HeatmapProps {
  heatmap: HeatmapResponse;
  sort?: Sort;
  onSort: (sort: Sort | undefined) => void;
  /** Key of the row that is looked into. */
  open: string | undefined;
  /** Which row's services are shown. */
  rows: DrillState;
  /** Of which row the services are shown that are not audited. */
  unaudited: DrillState;
  /** Of which cell the gaps are shown. */
  cells: DrillState;
  /** What stands below the row that is looked into. */
  below: (row: HeatmapRow) => ReactNode;
}

type Row = Nested<HeatmapRow>;

/** Groups against dimensions: a table whose cells say the number and shade what is low. */
export function Heatmap(props: HeatmapProps) {
  const { heatmap, sort, onSort, open, below } = props;
  const { rows, unaudited, cells } = props;
  const { by, truncated } = heatmap;
  const arranged = useMemo(
    () => arrange(heatmap.rows, sort),
    [heatmap.rows, sort],
  );
  const columns = useMemo(
    () => [
      ...ownColumns(by, rows, unaudited, cells),
      ...dimensionColumns(cells),
    ],
    [by, rows, unaudited, cells],
  );
  return (
    <div onKeyDown={moveFocus} role="presentation">
      <DataTable<Row>
        label={`Scores by ${BREAKDOWN_WORDS[by][0]} and dimension`}
        columns={columns}
        items={arranged}
        keyOf={row => row.key}
        sort={sort}
        onSort={onSort}
        isOpen={row => row.key === open}
        below={below}
        minWidth={66}
      />
      <Legend />
      {truncated && (
        <p className={styles.note}>
          There are more {BREAKDOWN_WORDS[by][1]} than fit here. Narrow down by
          group, system or domain, or download all of them.
        </p>
      )}
    </div>
  );
}

function ownColumns(
  by: HeatmapResponse['by'],
  rows: DrillState,
  unaudited: DrillState,
  cells: DrillState,
): Column<Row>[] {
  const [one] = BREAKDOWN_WORDS[by];
  return [
    {
      id: 'title',
      title: one[0].toUpperCase() + one.slice(1),
      sortable: true,
      isRowHeader: true,
      sticky: true,
      render: row => <Name row={row} by={by} unaudited={unaudited} />,
    },
    {
      id: 'services',
      title: 'Services',
      hint: 'All services with those of everything below; opens the list',
      sortable: true,
      numeric: true,
      render: row => (
        <RowOpener
          id={rows.idOf(row.key)}
          isOpen={row.key === rows.open}
          label={`${plural(row.services, 'service')} of ${row.title}`}
          onPress={() => rows.toggle(row.key)}
        >
          {row.services}
        </RowOpener>
      ),
    },
    {
      id: 'score',
      title: 'Score',
      hint: 'Average of the audited services',
      sortable: true,
      numeric: true,
      render: row => <strong>{formatScore(row.score)}</strong>,
    },
    weakestColumn(cells),
    {
      id: 'blockers',
      title: 'Blockers',
      sortable: true,
      numeric: true,
      render: row => row.blockers,
    },
  ];
}

function Name(props: {
  row: Row;
  by: HeatmapResponse['by'];
  unaudited: DrillState;
}) {
  const { row, by, unaudited } = props;
  const members = membersOf(row);
  const missing = row.services - row.audited;
  return (
    <span
      className={styles.name}
      style={{ paddingInlineStart: `${row.depth * 1.25}rem` }}
    >
      {row.key === '' || by === 'tier' ? (
        row.title
      ) : (
        <OwnerLink entityRef={row.key} title={row.title} />
      )}
      {members && <span className={styles.members}>{members}</span>}
      {missing > 0 && (
        <span className={styles.members}>
          <button
            type="button"
            id={unaudited.idOf(row.key)}
            className={styles.opener}
            aria-expanded={unaudited.open === row.key}
            onClick={() => unaudited.toggle(row.key)}
          >
            {missing} not audited
            <VisuallyHidden> of {row.title}</VisuallyHidden>
          </button>
        </span>
      )}
    </span>
  );
}

function Legend() {
  return (
    <ul className={styles.legend} aria-label="Legend">
      {SHADES.map(([shade, , text]) => (
        <li key={shade}>
          <span className={styles.cell} data-shade={shade} aria-hidden />
          {text}
        </li>
      ))}
      <li>
        <span className={styles.cell} data-weakest aria-hidden>
          5.0
        </span>
        weakest of its row
      </li>
      <li>– nothing could be decided</li>
      <li>
        A number opens the gaps behind it; arrow keys go from one to the next
      </li>
    </ul>
  );
}
