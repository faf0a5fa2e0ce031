import { useMemo } from 'react';
import { VisuallyHidden } from '@backstage/ui';
import {
  DIMENSIONS,
  HeatmapResponse,
  HeatmapRow,
} from '@helm-audit/plugin-helm-audit-common';
import { formatScore } from '../../lib/format';
import { Nested, Sort } from '../../lib/orgView';
import { BREAKDOWN_WORDS } from '../../lib/orgWords';
import { plural } from '../../lib/words';
import { Column, DataTable, RowOpener } from '../DataTable';
import { OwnerLink } from '../EntityLinks';
import { openerId } from '../Drill';
import { arrange, shadeOf, SHADES, weakestOf } from './heatmapRows';
import styles from './Heatmap.module.css';

export interface HeatmapProps {
  heatmap: HeatmapResponse;
  sort?: Sort;
  onSort: (sort: Sort | undefined) => void;
  /** Key of the row whose services are shown. */
  open: string | undefined;
  onOpen: (row: HeatmapRow) => void;
}

type Row = Nested<HeatmapRow>;

/** Groups against dimensions: a table whose cells say the number and shade what is low. */
export function Heatmap(props: HeatmapProps) {
  const { heatmap, sort, onSort, open, onOpen } = props;
  const { by, rows, truncated } = heatmap;
  const arranged = useMemo(() => arrange(rows, sort), [rows, sort]);
  const columns = useMemo(
    () => [...ownColumns(by, onOpen, open), ...dimensionColumns()],
    [by, onOpen, open],
  );
  return (
    <>
      <DataTable<Row>
        label={`Scores by ${BREAKDOWN_WORDS[by][0]} and dimension`}
        columns={columns}
        items={arranged}
        keyOf={row => row.key}
        sort={sort}
        onSort={onSort}
        isOpen={row => row.key === open}
        minWidth={62}
      />
      <Legend />
      {truncated && (
        <p className={styles.note}>
          There are more {BREAKDOWN_WORDS[by][1]} than fit here. Narrow down by
          group, system or domain, or download all of them.
        </p>
      )}
    </>
  );
}

function ownColumns(
  by: HeatmapResponse['by'],
  onOpen: (row: HeatmapRow) => void,
  open: string | undefined,
): Column<Row>[] {
  const [one] = BREAKDOWN_WORDS[by];
  return [
    {
      id: 'title',
      title: one[0].toUpperCase() + one.slice(1),
      sortable: true,
      isRowHeader: true,
      sticky: true,
      render: row => <Name row={row} by={by} />,
    },
    {
      id: 'services',
      title: 'Services',
      hint: 'All services with those of everything below; opens the list',
      sortable: true,
      numeric: true,
      render: row => (
        <RowOpener
          id={openerId(row.key)}
          isOpen={row.key === open}
          label={`${plural(row.services, 'service')} of ${row.title}`}
          onPress={() => onOpen(row)}
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
    {
      id: 'blockers',
      title: 'Blockers',
      sortable: true,
      numeric: true,
      render: row => row.blockers,
    },
  ];
}

function Name({ row, by }: { row: Row; by: HeatmapResponse['by'] }) {
  const audited =
    row.audited === row.services ? undefined : `${row.audited} audited`;
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
      {audited && <span className={styles.audited}>{audited}</span>}
    </span>
  );
}

function dimensionColumns(): Column<Row>[] {
  return DIMENSIONS.map(({ id, title, description }) => ({
    id,
    title,
    hint: description,
    sortable: true,
    upright: true,
    numeric: true,
    render: row => {
      const score = row.dimensions[id];
      const weakest = weakestOf(row) === id;
      return (
        <span
          className={styles.cell}
          data-shade={shadeOf(score)}
          data-weakest={weakest || undefined}
        >
          {formatScore(score)}
          {weakest && <VisuallyHidden> weakest</VisuallyHidden>}
        </span>
      );
    },
  }));
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
    </ul>
  );
}
