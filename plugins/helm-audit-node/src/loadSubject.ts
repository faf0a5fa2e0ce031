import { AuditReport } from '@helm-audit/plugin-helm-audit-common';
import { AuditRun } from './auditRun';
import {
  DeclaredSettings,
  declaredSettings,
  ownCatalogFile,
} from './declaredSettings';
import { RepositoryReader } from './gatherers/repository';
import { addDeployments } from './stages/load/addDeployments';
import { DEFAULT_LOAD_LIMITS } from './stages/load/limits';
import { loadChart } from './stages/load/loadChart';
import { LoadedChart } from './stages/load/types';
import { tierOf } from './tier';

/** A chart as it was read, and what was declared of it. */
export interface Subject {
  chart: LoadedChart;
  declared: DeclaredSettings;
  tier: AuditReport['tier'];
}

/**
 * Reads the chart, and what it and the repository around it say of how it is audited.
 *
 * @throws AuditFailure when the chart can't be read
 */
export async function loadSubject({
  request,
  repositories,
}: AuditRun): Promise<Subject> {
  const loaded = await loadChart(
    request.source,
    DEFAULT_LOAD_LIMITS,
    request.withoutBaseline,
  );
  const around = loaded.repositoryRoot
    ? await readAround(repositories, loaded.repositoryRoot)
    : ownCatalogFile(loaded);
  const chart = await addDeployments(loaded, around);
  const declared = request.catalog ? {} : declaredSettings(chart, around);
  const tier = tierOf(
    request.tier,
    request.catalog?.entity,
    declared.tier ?? chart.config.tier,
  );
  return { chart, declared, tier };
}

/**
 * Files of the repository around a chart that may declare something about it. One that can't
 * be read declares nothing; the gatherer that reads it says so in the report.
 */
async function readAround(repositories: RepositoryReader, root: string) {
  try {
    return (await repositories.read(root)).files;
  } catch {
    return {};
  }
}
