import { isMap, JsonMap } from '../json';
import { ChartFact, ValuesFact } from '../stages/gather/types';
import { LoadedChart, Scenario } from '../stages/load/types';
import { mergeValues, parseValues, valuesOfPair } from '../values';

/** The default values, and what the audited scenario makes of them. */
export function gatherValues(
  chart: LoadedChart,
  scenario: Scenario,
  files: ChartFact['files'],
): ValuesFact {
  const fromFiles = scenario.valuesFiles.reduce<JsonMap>(
    (values, file) =>
      mergeValues(
        values,
        parseValues(
          file,
          files[file] ?? chart.scenarioFiles?.get(file)?.toString('utf8') ?? '',
        ),
      ),
    chart.values,
  );
  const effective = (scenario.set ?? [])
    .map(valuesOfPair)
    .reduce(mergeValues, mergeValues(fromFiles, scenario.values ?? {}));
  return {
    defaults: chart.values,
    effective,
    text: files['values.yaml'] ?? '',
    schema: parseSchema(files['values.schema.json']),
  };
}

function parseSchema(text: string | undefined): JsonMap | undefined {
  if (text === undefined) return undefined;
  try {
    const schema: unknown = JSON.parse(text);
    return isMap(schema) ? schema : undefined;
  } catch {
    return undefined;
  }
}
