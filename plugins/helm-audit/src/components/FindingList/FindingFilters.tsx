import { SearchField } from '@backstage/ui';
import {
  DIMENSIONS,
  DimensionId,
  SEVERITIES,
  Severity,
} from '@helm-audit/plugin-helm-audit-common';
import {
  Filterable,
  FindingFilters as Filters,
  applyFilters,
  toggle,
} from '../../lib/findings';
import { SeverityMark } from '../SeverityMark';
import { FilterChips } from './FilterChips';
import styles from './FindingFilters.module.css';

export interface FindingFiltersProps {
  /** All that could be shown without filters. */
  items: Filterable[];
  filters: Filters;
  onChange: (filters: Filters) => void;
}

/** Search field and chips. A chip counts what it would show beside the other filters. */
export function FindingFilters(props: FindingFiltersProps) {
  const { items, filters, onChange } = props;
  const identity = (item: Filterable) => item;
  const bySeverity = applyFilters(items, identity, {
    ...filters,
    severities: new Set<Severity>(),
  });
  const byDimension = applyFilters(items, identity, {
    ...filters,
    dimensions: new Set<DimensionId>(),
  });
  const count = (list: Filterable[], matches: (i: Filterable) => boolean) =>
    list.filter(matches).length;
  return (
    <div className={styles.filters}>
      <SearchField
        aria-label="Search findings"
        placeholder="Search message, file, values key, rule…"
        value={filters.query}
        onChange={query => onChange({ ...filters, query })}
      />
      <FilterChips
        label="Severity"
        selected={filters.severities}
        onToggle={severity =>
          onChange({
            ...filters,
            severities: toggle(filters.severities, severity),
          })
        }
        chips={SEVERITIES.filter(
          severity =>
            filters.severities.has(severity) ||
            items.some(i => i.severity === severity),
        ).map(severity => ({
          value: severity,
          label: <SeverityMark severity={severity} />,
          count: count(bySeverity, i => i.severity === severity),
        }))}
      />
      <FilterChips
        label="Dimension"
        selected={filters.dimensions}
        onToggle={dimension =>
          onChange({
            ...filters,
            dimensions: toggle(filters.dimensions, dimension),
          })
        }
        chips={DIMENSIONS.filter(
          ({ id }) =>
            filters.dimensions.has(id) || items.some(i => i.dimension === id),
        ).map(({ id, title }) => ({
          value: id,
          label: title,
          count: count(byDimension, i => i.dimension === id),
        }))}
      />
    </div>
  );
}
