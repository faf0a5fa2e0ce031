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

const itself = (item: Filterable) => item;

/** Search field and chips. A chip counts what it would show beside the other filters. */
export function FindingFilters(props: FindingFiltersProps) {
  const { filters, onChange } = props;
  return (
    <div className={styles.filters}>
      <SearchField
        aria-label="Search findings"
        placeholder="Search message, file, values key, rule…"
        value={filters.query}
        onChange={query => onChange({ ...filters, query })}
      />
      <SeverityChips {...props} />
      <DimensionChips {...props} />
    </div>
  );
}

function SeverityChips({ items, filters, onChange }: FindingFiltersProps) {
  const { severities: selected } = filters;
  const others = applyFilters(items, itself, {
    ...filters,
    severities: new Set<Severity>(),
  });
  const offered = SEVERITIES.filter(
    severity =>
      selected.has(severity) || items.some(i => i.severity === severity),
  );
  return (
    <FilterChips
      label="Severity"
      selected={selected}
      onToggle={severity =>
        onChange({ ...filters, severities: toggle(selected, severity) })
      }
      chips={offered.map(severity => ({
        value: severity,
        label: <SeverityMark severity={severity} />,
        count: others.filter(i => i.severity === severity).length,
      }))}
    />
  );
}

function DimensionChips({ items, filters, onChange }: FindingFiltersProps) {
  const { dimensions: selected } = filters;
  const others = applyFilters(items, itself, {
    ...filters,
    dimensions: new Set<DimensionId>(),
  });
  const offered = DIMENSIONS.filter(
    ({ id }) => selected.has(id) || items.some(i => i.dimension === id),
  );
  return (
    <FilterChips
      label="Dimension"
      selected={selected}
      onToggle={dimension =>
        onChange({ ...filters, dimensions: toggle(selected, dimension) })
      }
      chips={offered.map(({ id, title }) => ({
        value: id,
        label: title,
        count: others.filter(i => i.dimension === id).length,
      }))}
    />
  );
}
