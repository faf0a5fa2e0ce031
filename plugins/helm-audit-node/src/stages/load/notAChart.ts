import path from 'node:path';
import { AuditFailure } from '../../errors';
import { findCharts } from './findCharts';

const MAX_SUGGESTIONS = 3;

/**
 * The failure of a folder without Chart.yaml; it names charts that lie in folders below.
 *
 * @param folder - as it was asked for; below an absolute one charts are named by their path
 *   within it, for messages name no paths of the machine that audits
 */
export async function notAChart(folder: string): Promise<AuditFailure> {
  const charts = await findCharts(folder, MAX_SUGGESTIONS);
  const names = charts.map(chart =>
    path.isAbsolute(folder) ? chart : path.posix.join(folder, chart),
  );
  return new AuditFailure(
    'not-a-chart',
    'There is no Chart.yaml in this folder, so it is not a Helm chart.',
    names.length > 0
      ? `Did you mean ${names.join(' or ')}?`
      : 'Point at the folder that holds Chart.yaml.',
  );
}
