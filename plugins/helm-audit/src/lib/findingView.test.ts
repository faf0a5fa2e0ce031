import { readFindingFilters, writeFindingFilters } from './findingView';

it('keeps the filters of the findings in an address and reads them back', () => {
  const filters = {
    query: 'probe',
    severities: new Set(['critical', 'high'] as const),
    dimensions: new Set(['reliability'] as const),
  };
  const written = writeFindingFilters(filters);
  expect(written).toEqual({
    q: 'probe',
    severity: 'critical,high',
    dimension: 'reliability',
  });
  expect(
    readFindingFilters(new URLSearchParams(written as Record<string, string>)),
  ).toEqual(filters);
});

it('passes over what is no severity and no dimension', () => {
  const read = readFindingFilters(
    new URLSearchParams('severity=fatal,low&dimension=luck'),
  );
  expect([...read.severities]).toEqual(['low']);
  expect(read.dimensions.size).toBe(0);
});
