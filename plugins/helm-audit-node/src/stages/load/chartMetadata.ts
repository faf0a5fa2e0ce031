import { AuditFailure, messageOf } from '../../errors';
import { isMap, listAt, mapsAt, stringAt, stringsAt } from '../../json';
import { parseYaml } from '../../yaml';
import { ChartDependency, ChartMetadata, FileTree } from './types';

/**
 * Reads Chart.yaml (and, for charts of Helm 2, requirements.yaml).
 *
 * @param prefix - folder of the chart within the tree, '' or ending with a slash
 * @throws AuditFailure `not-a-chart`, `bad-chart-yaml`
 */
export function readChartMetadata(files: FileTree, prefix = ''): ChartMetadata {
  const file = `${prefix}Chart.yaml`;
  const text = files.get(file)?.toString('utf8');
  if (text === undefined) {
    throw new AuditFailure(
      'not-a-chart',
      `There is no ${file} in this folder, so it is not a Helm chart.`,
      'Point at the folder that holds Chart.yaml.',
    );
  }
  const chart = parseFile(file, text);
  if (!isMap(chart)) throw badChartYaml(file, 'it is not a map');
  const name = stringAt(chart, 'name');
  if (!name) throw badChartYaml(file, '`name` is missing');
  return {
    apiVersion: stringAt(chart, 'apiVersion'),
    name,
    version: scalarText(chart.version) ?? '',
    appVersion: scalarText(chart.appVersion),
    description: stringAt(chart, 'description'),
    type: chart.type === 'library' ? 'library' : 'application',
    kubeVersion: scalarText(chart.kubeVersion),
    home: stringAt(chart, 'home'),
    icon: stringAt(chart, 'icon'),
    sources: strings(listAt(chart, 'sources')),
    keywords: strings(listAt(chart, 'keywords')),
    maintainers: mapsAt(chart, 'maintainers').map(({ value }) => ({
      name: stringAt(value, 'name'),
      email: stringAt(value, 'email'),
      url: stringAt(value, 'url'),
    })),
    annotations: stringsAt(chart, 'annotations'),
    deprecated: chart.deprecated === true,
    dependencies: [
      ...readDependencies(chart),
      ...readDependencies(readRequirements(files, prefix)),
    ],
  };
}

function readRequirements(files: FileTree, prefix: string): unknown {
  const file = `${prefix}requirements.yaml`;
  const text = files.get(file)?.toString('utf8');
  return text === undefined ? undefined : parseFile(file, text);
}

function readDependencies(holder: unknown): ChartDependency[] {
  return mapsAt(holder, 'dependencies').flatMap(({ value }) => {
    const name = stringAt(value, 'name');
    if (!name) return [];
    assertSegment(name);
    return [
      {
        name,
        version: scalarText(value.version) ?? '',
        repository: stringAt(value, 'repository') || undefined,
        alias: stringAt(value, 'alias') || undefined,
        condition: stringAt(value, 'condition') || undefined,
        tags: strings(listAt(value, 'tags')),
      },
    ];
  });
}

/** The name becomes a folder under charts/, so it must not lead anywhere else. */
function assertSegment(name: string): void {
  if (/^[\w][\w.-]*$/.test(name)) return;
  throw new AuditFailure(
    'bad-chart-yaml',
    `The dependency name ${JSON.stringify(name)} is no chart name.`,
    'Use letters, digits, dots, dashes and underscores only.',
  );
}

function parseFile(file: string, text: string): unknown {
  try {
    return parseYaml(text);
  } catch (error) {
    throw badChartYaml(file, messageOf(error).split('\n')[0]);
  }
}

function badChartYaml(file: string, reason: string) {
  return new AuditFailure(
    'bad-chart-yaml',
    `${file} can't be read: ${reason}.`,
    `Correct ${file}; \`helm lint\` shows the same problem.`,
  );
}

function strings(list: unknown[]): string[] {
  return list.filter((item): item is string => typeof item === 'string');
}

/** Versions are often written without quotes and come out as numbers. */
function scalarText(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number'
    ? String(value)
    : undefined;
}
