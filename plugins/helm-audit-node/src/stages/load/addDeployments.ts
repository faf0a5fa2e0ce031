import path from 'node:path';
import {
  DeclaredScenario,
  discoverDeployments,
} from './gitOps/discoverDeployments';
import { readScenarioFiles } from './scenarioFiles';
import { LoadedChart, Scenario } from './types';

/**
 * Adds the scenarios that Argo CD and Flux resources around a chart deploy it with, behind
 * those of `.helm-audit.yaml`. One whose values files are not in the repository is left out.
 *
 * @param files - text of the repository's files by path
 */
export async function addDeployments(
  chart: LoadedChart,
  files: Readonly<Record<string, string>>,
): Promise<LoadedChart> {
  if (chart.kind !== 'chart' || !chart.repositoryRoot) return chart;
  const declared = discoverDeployments(
    files,
    {
      name: chart.metadata.name,
      path: chart.pathInRepository,
      repository: path.basename(chart.repositoryRoot),
    },
    chart.scenarios.map(({ name }) => name),
  );
  if (declared.length === 0) return chart;
  const known = new Map([...chart.files, ...(chart.scenarioFiles ?? [])]);
  const read = await readScenarioFiles(declared, known, chart);
  const scenarios = declared.flatMap(each =>
    withFiles(each, name => known.has(name) || read.has(name)),
  );
  const configured = chart.config.scenarios.length + 1;
  return {
    ...chart,
    scenarios: [
      ...chart.scenarios.slice(0, configured),
      ...scenarios,
      ...chart.scenarios.slice(configured),
    ],
    scenarioFiles: new Map([...(chart.scenarioFiles ?? []), ...read]),
  };
}

function withFiles(
  { areFilesOptional, ...scenario }: DeclaredScenario,
  isThere: (name: string) => boolean,
): Scenario[] {
  const valuesFiles = scenario.valuesFiles.filter(isThere);
  const isWhole = valuesFiles.length === scenario.valuesFiles.length;
  return isWhole || areFilesOptional ? [{ ...scenario, valuesFiles }] : [];
}
