import { promises as fs } from 'node:fs';
import path from 'node:path';
import { AuditFailure, AuditRequest } from '@helm-audit/plugin-helm-audit-node';
import { outsideFolder } from './outsideFolder';
import { isArchive } from './resolveChartLocation';

/**
 * Finds a chart below a folder. What it finds lies in that folder after all symbolic links
 * are followed.
 *
 * @throws AuditFailure when there is nothing, or it lies elsewhere
 */
export async function openChart(
  root: string,
  chartPath: string,
): Promise<AuditRequest['source']> {
  const repositoryRoot = await resolve(root, chartPath);
  const chart = await resolve(path.join(repositoryRoot, chartPath), chartPath);
  if (
    chart !== repositoryRoot &&
    !chart.startsWith(repositoryRoot + path.sep)
  ) {
    throw outsideFolder(chartPath);
  }
  if (isArchive(chart)) return { kind: 'archive', path: chart, repositoryRoot };
  return { kind: 'directory', path: chart, repositoryRoot };
}

async function resolve(file: string, chartPath: string): Promise<string> {
  try {
    return await fs.realpath(file);
  } catch {
    throw new AuditFailure(
      'link-not-found',
      `There is nothing at "${chartPath}" where the entity comes from.`,
      'Correct the path in the annotation helm-audit/chart, or add the chart there. Paths are relative to the folder of the catalog file.',
    );
  }
}
