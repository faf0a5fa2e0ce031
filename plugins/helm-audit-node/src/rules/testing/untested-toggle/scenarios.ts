import { isMap, JsonMap, mapAt, mapsAt } from '../../../json';
import type { ChartFact } from '../../../stages/gather/types';
import { parseYaml } from '../../../yaml';

/** Values files of a chart besides its defaults: those of environments and of tests. */
export function listValuesFiles({ scenarios, files }: ChartFact): string[] {
  const ofTests = Object.keys(files).filter(path =>
    /^(ci|tests?)\/(.*\/)?[^/]*values[^/]*\.ya?ml$/.test(path),
  );
  const ofScenarios = scenarios.flatMap(({ valuesFiles }) => valuesFiles);
  return [...new Set([...ofScenarios, ...ofTests])];
}

/** Paths of all values that tests or environments of a chart set, with dots. */
export function listSetValues(
  chart: ChartFact,
  suites: readonly string[],
): Set<string> {
  // Files that CI hands to `helm install -f` by name may be called anything.
  const inCi = Object.keys(chart.files).filter(path =>
    /^ci\/.*\.ya?ml$/.test(path),
  );
  const fromFiles = [...new Set([...listValuesFiles(chart), ...inCi])]
    .flatMap(file => documents(chart.files[file] ?? ''))
    .flatMap(values => flatten(values));
  const fromSuites = suites
    .flatMap(documents)
    .flatMap(suite =>
      [suite, ...mapsAt(suite, 'tests').map(({ value }) => value)].flatMap(
        test => flatten(mapAt(test, 'set')),
      ),
    );
  return new Set([...fromFiles, ...fromSuites]);
}

/** YAML documents of a text; what can't be read sets nothing. */
function documents(text: string): JsonMap[] {
  return text.split(/^---(?=\s|$)/m).flatMap(part => {
    try {
      const document = parseYaml(part);
      return isMap(document) ? [document] : [];
    } catch {
      return [];
    }
  });
}

function flatten(values: JsonMap, parent = ''): string[] {
  return Object.entries(values).flatMap(([key, value]) => {
    const path = parent ? `${parent}.${key}` : key;
    return isMap(value) ? [path, ...flatten(value, path)] : [path];
  });
}
