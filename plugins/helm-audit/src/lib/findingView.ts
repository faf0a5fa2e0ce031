import { DIMENSIONS, SEVERITIES } from '@helm-audit/plugin-helm-audit-common';
import { FindingFilters } from './findings';

/** What an address narrows the findings down to. */
export function readFindingFilters(params: URLSearchParams): FindingFilters {
  const has = (name: string) => {
    const given = new Set((params.get(name) ?? '').split(','));
    return (value: string) => given.has(value);
  };
  return {
    query: params.get('q') ?? '',
    severities: new Set(SEVERITIES.filter(has('severity'))),
    dimensions: new Set(
      DIMENSIONS.map(({ id }) => id).filter(has('dimension')),
    ),
  };
}

/** What an address has to say to narrow the findings down; `undefined` for nothing. */
export function writeFindingFilters(
  filters: FindingFilters,
): Record<'q' | 'severity' | 'dimension', string | undefined> {
  return {
    q: filters.query || undefined,
    severity: [...filters.severities].join(',') || undefined,
    dimension: [...filters.dimensions].join(',') || undefined,
  };
}
