import { promises as fs } from 'node:fs';
import path from 'node:path';
import { dump } from 'js-yaml';
import { AuditFailure } from '../../errors';
import { JsonMap } from '../../json';
import { parseValues } from '../../values';
import { LoadedChart, Scenario } from '../load/types';

/** Values beyond those of the chart, in the order in which Helm applies them. */
export interface RenderValues {
  scenario: Scenario;
  /** Absolute paths, applied after the scenario's. */
  valuesFiles: string[];
  /** `key=value` pairs as for `helm --set`, applied last. */
  set: string[];
}

/** A values file in the form in which Helm is given it. */
export interface ValuesFile {
  name: string;
  path: string;
  values: JsonMap;
}

/**
 * Writes the values files of a scenario and those of the request into a folder.
 *
 * @throws AuditFailure `values-not-found`, `bad-values` when one is no good
 */
export async function writeValues(
  chart: LoadedChart,
  { scenario, valuesFiles }: RenderValues,
  workspace: string,
): Promise<ValuesFile[]> {
  const sources = [
    ...scenario.valuesFiles.map(name => ({
      name,
      read: async () => readScenarioFile(chart, scenario, name),
    })),
    ...(scenario.values
      ? [{ name: scenario.source, read: async () => dump(scenario.values) }]
      : []),
    ...valuesFiles.map(name => ({ name, read: () => readValuesFile(name) })),
  ];
  // A folder of its own, as several scenarios may be rendered at once.
  const folder = await fs.mkdtemp(path.join(workspace, 'values-'));
  return Promise.all(
    sources.map(async ({ name, read }, index) => {
      const text = await read();
      const target = path.join(folder, `values-${index}.yaml`);
      await fs.writeFile(target, text);
      return { name, path: target, values: parseValues(name, text) };
    }),
  );
}

function readScenarioFile(
  chart: LoadedChart,
  scenario: Scenario,
  name: string,
): string {
  const content =
    chart.files.get(path.posix.normalize(name)) ??
    chart.scenarioFiles?.get(name);
  if (content !== undefined) return content.toString('utf8');
  throw new AuditFailure(
    'values-not-found',
    `The scenario ${scenario.name} names the values file ${name}, which is not there.`,
    'Correct the path; it is relative to the chart and stays inside the repository.',
  );
}

async function readValuesFile(file: string): Promise<string> {
  try {
    return await fs.readFile(file, 'utf8');
  } catch {
    throw new AuditFailure(
      'values-not-found',
      `The values file ${file} can't be read.`,
      'Check the path; it is relative to the folder you are in.',
    );
  }
}
