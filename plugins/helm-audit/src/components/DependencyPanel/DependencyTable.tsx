import { useState } from 'react';
import { Button, SearchField } from '@backstage/ui';
import { RiArrowDownSLine, RiArrowUpSLine } from '@remixicon/react';
import { DependencyComponent } from '@helm-audit/plugin-helm-audit-common';
import { toCsv } from '../../lib/csv';
import { downloadText } from '../../lib/download';
import { toggle } from '../../lib/findings';
import { FilterChips } from '../FindingList/FilterChips';
import { DependencyRow } from './DependencyRow';
import {
  CSV_COLUMNS,
  filterComponents,
  Filters,
  KINDS,
  NO_FILTERS,
  Sort,
  sortComponents,
  SortKey,
  VERDICTS,
} from './dependencyRows';
import styles from './DependencyPanel.module.css';

const COLUMNS: Array<[SortKey, string]> = [
  ['name', 'Name'],
  ['version', 'Version'],
  ['newest', 'Newest'],
  ['license', 'Licence'],
  ['state', 'State'],
];

/** All components in a table that sorts, filters and can be saved. */
export function DependencyTable(props: {
  components: DependencyComponent[];
  chartName: string;
}) {
  const { components, chartName } = props;
  const [filters, setFilters] = useState(NO_FILTERS);
  const [sort, setSort] = useState<Sort>({ key: 'state', descending: false });
  const rows = sortComponents(filterComponents(components, filters), sort);
  const save = () =>
    downloadText(
      `${chartName}-dependencies.csv`,
      'text/csv',
      toCsv(CSV_COLUMNS, rows),
    );
  return (
    <>
      <div className={styles.tools}>
        <SearchField
          aria-label="Search dependencies"
          placeholder="Search name, licence, project, workload…"
          value={filters.query}
          onChange={query => setFilters({ ...filters, query })}
        />
        <Button variant="secondary" onPress={save}>
          Save as CSV
        </Button>
      </div>
      <Chips components={components} filters={filters} onChange={setFilters} />
      {rows.length === 0 ? (
        <div className={styles.empty} role="status">
          <p>No dependency fits these filters.</p>
          <Button variant="secondary" onPress={() => setFilters(NO_FILTERS)}>
            Show all
          </Button>
        </div>
      ) : (
        <div className={styles.scroll}>
          <table className={styles.table} aria-label="Dependencies">
            <Head sort={sort} onSort={setSort} />
            <tbody>
              {rows.map(component => (
                <DependencyRow key={component.id} component={component} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}

function Head(props: { sort: Sort; onSort: (sort: Sort) => void }) {
  const { sort, onSort } = props;
  const direction = sort.descending ? 'descending' : 'ascending';
  const Arrow = sort.descending ? RiArrowDownSLine : RiArrowUpSLine;
  return (
    <thead>
      <tr>
        {COLUMNS.map(([key, title]) => {
          const isSorted = sort.key === key;
          return (
            <th
              key={key}
              scope="col"
              aria-sort={isSorted ? direction : undefined}
            >
              <button
                type="button"
                onClick={() =>
                  onSort({ key, descending: isSorted && !sort.descending })
                }
              >
                {title}
                {isSorted && <Arrow size={16} aria-hidden />}
              </button>
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

function Chips(props: {
  components: DependencyComponent[];
  filters: Filters;
  onChange: (filters: Filters) => void;
}) {
  const { components, filters, onChange } = props;
  const count = (changed: Partial<Filters>) =>
    filterComponents(components, { ...filters, ...changed }).length;
  return (
    <div className={styles.chips}>
      <FilterChips
        label="State"
        selected={filters.verdicts}
        onToggle={verdict =>
          onChange({ ...filters, verdicts: toggle(filters.verdicts, verdict) })
        }
        chips={VERDICTS.map(([value, label]) => ({
          value,
          label,
          count: count({ verdicts: new Set([value]) }),
        })).filter(
          ({ value, count: shown }) => shown > 0 || filters.verdicts.has(value),
        )}
      />
      <FilterChips
        label="Kind"
        selected={filters.kinds}
        onToggle={kind =>
          onChange({ ...filters, kinds: toggle(filters.kinds, kind) })
        }
        chips={KINDS.map(([value, label]) => ({
          value,
          label,
          count: count({ kinds: new Set([value]) }),
        }))}
      />
    </div>
  );
}
