import { Fragment, ReactNode } from 'react';
import { RiArrowDownSLine, RiArrowUpSLine } from '@remixicon/react';
import { Sort } from '../../lib/orgView';
import { SidewaysHint, useSideways } from './sideways';
import styles from './DataTable.module.css';

/** A column of a table. */
export interface Column<T> {
  id: string;
  title: string;
  render: (item: T) => ReactNode;
  /** What the column says, for whoever points at its title. */
  hint?: string;
  /** Whether the reader may sort by it. */
  sortable?: boolean;
  /** Numbers stand at the end of their cells. */
  numeric?: boolean;
  /** Names the row. */
  isRowHeader?: boolean;
  /** Keeps its content on one line. */
  noWrap?: boolean;
  /** Stays in sight while the others scroll sideways. */
  sticky?: boolean;
  /** Writes the title upwards, where it is much longer than what is below. */
  upright?: boolean;
}

export interface DataTableProps<T> {
  /** What the table is called. */
  label: string;
  columns: ReadonlyArray<Column<T>>;
  items: readonly T[];
  keyOf: (item: T) => string;
  sort?: Sort;
  onSort?: (sort: Sort | undefined) => void;
  /** Whether a row is the one that is looked into. */
  isOpen?: (item: T) => boolean;
  /** What stands below the row that is looked into. */
  below?: (item: T) => ReactNode;
  /** Rem below which the table scrolls by itself. */
  minWidth?: number;
  /** Puts the cells of a row below each other where there is little room, for long texts. */
  stacks?: boolean;
}

/**
 * A table that scrolls by itself where there is too little room, and that may be sorted. Its
 * links and buttons make it scroll by keyboard too.
 */
export function DataTable<T>(props: DataTableProps<T>) {
  const { label, columns, items, keyOf, isOpen, below } = props;
  const { minWidth = 40, stacks } = props;
  const { ref, hidden } = useSideways();
  return (
    <>
      <SidewaysHint hidden={hidden} />
      <div ref={ref} className={styles.scroll}>
        <table
          className={styles.table}
          aria-label={label}
          data-stacks={stacks || undefined}
          style={stacks ? undefined : { minWidth: `${minWidth}rem` }}
        >
          <thead>
            <tr>
              {columns.map(column => (
                <HeadCell key={column.id} column={column} {...props} />
              ))}
            </tr>
          </thead>
          <tbody>
            {items.map(item => (
              <Fragment key={keyOf(item)}>
                <tr data-open={isOpen?.(item) || undefined}>
                  {columns.map(column => (
                    <Cell key={column.id} column={column} item={item} />
                  ))}
                </tr>
                {below && isOpen?.(item) && (
                  <tr className={styles.below}>
                    <td colSpan={columns.length}>
                      <div className={styles.inside}>{below(item)}</div>
                    </td>
                  </tr>
                )}
              </Fragment>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function Cell<T>(props: { column: Column<T>; item: T }) {
  const { column, item } = props;
  const content = column.render(item);
  return column.isRowHeader ? (
    <th scope="row" data-sticky={column.sticky || undefined}>
      {content}
    </th>
  ) : (
    <td
      data-numeric={column.numeric || undefined}
      data-upright={column.upright || undefined}
      data-nowrap={column.noWrap || undefined}
      data-title={column.title}
    >
      {content}
    </td>
  );
}

/** Numbers from high to low first, then the other way, then as they came. */
function nextSort<T>(column: Column<T>, sort?: Sort): Sort | undefined {
  const first = Boolean(column.numeric);
  if (sort?.id !== column.id) return { id: column.id, descending: first };
  return sort.descending === first
    ? { id: column.id, descending: !first }
    : undefined;
}

function HeadCell<T>(props: { column: Column<T> } & DataTableProps<T>) {
  const { column, sort, onSort } = props;
  const sorted = sort?.id === column.id ? sort : undefined;
  const direction = sorted?.descending ? 'descending' : 'ascending';
  const Arrow = sorted?.descending ? RiArrowDownSLine : RiArrowUpSLine;
  return (
    <th
      scope="col"
      aria-sort={sorted && direction}
      title={column.hint}
      data-numeric={column.numeric || undefined}
      data-upright={column.upright || undefined}
      data-sticky={column.sticky || undefined}
    >
      {column.sortable && onSort ? (
        <button type="button" onClick={() => onSort(nextSort(column, sort))}>
          <span className={styles.title}>{column.title}</span>
          {sorted && <Arrow size={16} aria-hidden />}
        </button>
      ) : (
        <span className={styles.title}>{column.title}</span>
      )}
    </th>
  );
}
