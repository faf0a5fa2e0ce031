import { Redactor } from './redact';
import { LoadedChart, ResolvedDependency } from './stages/load/types';

/** Dependencies that could not be had. */
export function missingDependencies(chart: LoadedChart): ResolvedDependency[] {
  return chart.dependencies.filter(({ source }) => source === 'missing');
}

/** A dependency as a message names it: name, version and where it should come from. */
export function describeDependency(dependency: ResolvedDependency): string {
  const { name, version, repository } = dependency;
  const origin = repository ? ` from ${new Redactor().text(repository)}` : '';
  return `${name} ${version}${origin}`.trim();
}
