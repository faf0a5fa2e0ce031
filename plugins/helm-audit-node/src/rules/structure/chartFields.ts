import semver from 'semver';
import { Path } from '../../json';
import { ChartMetadata } from '../../stages/load/types';

/** Fields that people and tools look for, with where a finding points when one is absent. */
export const FIELDS: Array<{
  name: string;
  path: Path;
  isMissing: (chart: ChartMetadata) => boolean;
}> = [
  {
    name: 'description',
    path: ['description'],
    isMissing: chart => !chart.description,
  },
  {
    name: 'appVersion',
    path: ['appVersion'],
    isMissing: chart => chart.type !== 'library' && !chart.appVersion,
  },
  {
    name: 'kubeVersion',
    path: ['kubeVersion'],
    isMissing: chart => chart.type !== 'library' && !chart.kubeVersion,
  },
  {
    name: 'home or sources',
    path: ['home'],
    isMissing: chart => !chart.home && chart.sources.length === 0,
  },
  {
    name: 'maintainers',
    path: ['maintainers'],
    isMissing: chart => chart.maintainers.length === 0,
  },
];

/** Whether an open range admits releases but none of their vendors' builds. */
export function refusesSuffixes(constraint: string): boolean {
  const range = constraint.replace(/,/g, ' ').replace(/=>/g, '>=');
  if (!semver.validRange(range) || /-/.test(range.replace(/\s-\s/g, ''))) {
    return false;
  }
  return !semver.satisfies('1.33.1-gke.100', range);
}
