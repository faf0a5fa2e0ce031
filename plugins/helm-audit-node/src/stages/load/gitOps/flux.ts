import path from 'node:path';
import { JsonMap, listAt, mapAt, stringAt } from '../../../json';
import { DeployedChart, Deployment } from './types';

/**
 * How a Flux HelmRelease deploys the chart, if it does. One that takes values from objects of
 * the cluster is left out: what they hold is not known here.
 */
export function fluxDeployments(
  release: JsonMap,
  chart: DeployedChart,
): Deployment[] {
  if (release.kind !== 'HelmRelease') return [];
  const spec = mapAt(release, 'spec');
  const source = mapAt(spec, 'chart', 'spec');
  const name = stringAt(source, 'chart') ?? '';
  const isInRepository =
    stringAt(source, 'sourceRef', 'kind') !== 'HelmRepository';
  const isSame = isInRepository
    ? path.posix.join(name).replace(/\/$/, '') === chart.path &&
      chart.path !== '.'
    : name === chart.name;
  if (!isSame || listAt(spec, 'valuesFrom').length > 0) return [];
  return [
    {
      name: stringAt(release, 'metadata', 'name') ?? 'flux',
      valuesFiles: listAt(source, 'valuesFiles').map(file =>
        path.posix.join(isInRepository ? '' : chart.path, String(file)),
      ),
      areFilesOptional: source.ignoreMissingValuesFiles === true,
      values: mapAt(spec, 'values'),
      set: [],
    },
  ];
}
