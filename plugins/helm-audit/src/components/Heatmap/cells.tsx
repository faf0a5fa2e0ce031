import { VisuallyHidden } from '@backstage/ui';
import {
  DimensionId,
  DIMENSIONS,
  HeatmapRow,
} from '@helm-audit/plugin-helm-audit-common';
import { formatScore } from '../../lib/format';
import { Column } from '../DataTable';
import { DrillState } from '../Drill';
import { shadeOf, weakestOf } from './heatmapRows';
import styles from './Heatmap.module.css';

/** Of dimensions whose titles are too long for a narrow column. */
const SHORT_TITLES: Partial<Record<DimensionId, string>> = { chaos: 'Chaos' };

/** A row and a dimension of it. */
export interface CellKey {
  row: string;
  dimension: DimensionId;
}

/** A cell as it stands in the address of the page. */
export function writeCell({ row, dimension }: CellKey): string {
  return `${dimension}.${row}`;
}

/** The opposite of `writeCell`; `undefined` for what is no cell. */
export function readCell(text: string | undefined): CellKey | undefined {
  if (text === undefined) return undefined;
  const dimension = DIMENSIONS.find(({ id }) => text.startsWith(`${id}.`))?.id;
  return dimension && { dimension, row: text.slice(dimension.length + 1) };
}

/** A score in its shade that opens the gaps behind it. */
function Cell(props: {
  row: HeatmapRow;
  dimension: (typeof DIMENSIONS)[number];
  cells: DrillState;
}) {
  const { row, cells } = props;
  const { id, title } = props.dimension;
  const score = row.dimensions[id];
  if (score === null) return <span className={styles.cell}>–</span>;
  const key = writeCell({ row: row.key, dimension: id });
  const isWeakest = weakestOf(row) === id;
  return (
    <button
      type="button"
      id={cells.idOf(key)}
      className={styles.cell}
      data-shade={shadeOf(score)}
      data-weakest={isWeakest || undefined}
      data-row={row.key}
      data-dimension={id}
      // One stop in each row; arrow keys lead on to the others.
      tabIndex={isWeakest ? 0 : -1}
      aria-expanded={cells.open === key}
      title={`Gaps of ${row.title} in ${title}`}
      onClick={() => cells.toggle(key)}
    >
      {formatScore(score)}
      <VisuallyHidden>
        {isWeakest && ' weakest'} in {title} of {row.title}
      </VisuallyHidden>
    </button>
  );
}

/** The weakest dimension of each row by its name, so that it is seen wherever it stands. */
export function weakestColumn(cells: DrillState): Column<HeatmapRow> {
  return {
    id: 'weakest',
    title: 'Weakest',
    noWrap: true,
    hint: 'The dimension with the lowest score; opens its gaps',
    render: row => {
      const id = weakestOf(row);
      const dimension = DIMENSIONS.find(each => each.id === id);
      if (!dimension) return '–';
      const key = writeCell({ row: row.key, dimension: dimension.id });
      return (
        <button
          type="button"
          className={styles.opener}
          aria-expanded={cells.open === key}
          onClick={() => cells.toggle(key)}
        >
          {SHORT_TITLES[dimension.id] ?? dimension.title}{' '}
          <strong>{formatScore(row.dimensions[dimension.id])}</strong>
          <VisuallyHidden> of {row.title}</VisuallyHidden>
        </button>
      );
    },
  };
}

/** A column for each dimension. */
export function dimensionColumns(cells: DrillState): Column<HeatmapRow>[] {
  return DIMENSIONS.map(dimension => ({
    id: dimension.id,
    title: SHORT_TITLES[dimension.id] ?? dimension.title,
    hint: dimension.description,
    sortable: true,
    upright: true,
    numeric: true,
    render: row => <Cell row={row} dimension={dimension} cells={cells} />,
  }));
}
