import { isMap, JsonMap, listAt, Path, stringAt } from '../json';

/** Something in Chart.yaml that Helm doesn't take. */
export interface ChartfileDefect {
  path: Path;
  /** Such as `the type "app"`, after "Chart.yaml has". */
  defect: string;
  /** Whether Helm loads no such chart; else only `helm lint` refuses it. */
  isFatal: boolean;
}

const ALIAS = /^[\w-]+$/;
const ADDRESS = /^[a-z][a-z0-9+.-]*:\S/i;
const EMAIL = /^[^@\s]+@[^@\s]+$/;

/**
 * What of a Chart.yaml Helm refuses, other than a version or an `apiVersion` that is none.
 * Source: Metadata.Validate and the rules of `helm lint`, https://github.com/helm/helm.
 */
export function chartfileDefects(chart: JsonMap): ChartfileDefect[] {
  return [
    ...nameDefects(chart),
    ...typeDefects(chart),
    ...dependencyDefects(chart),
    ...maintainerDefects(chart),
    ...addressDefects(chart),
  ];
}

function nameDefects(chart: JsonMap): ChartfileDefect[] {
  const name = stringAt(chart, 'name') ?? '';
  return /^\.{1,2}$|\//.test(name)
    ? [fatal(['name'], `the name "${name}", which leads to another folder`)]
    : [];
}

function typeDefects({ apiVersion, type, dependencies }: JsonMap) {
  const types = ['', 'application', 'library'];
  const ofLater = { type, dependencies };
  return [
    ...(type === undefined || type === null || types.includes(String(type))
      ? []
      : [fatal(['type'], `the type "${type}"`)]),
    ...Object.entries(ofLater)
      .filter(([, value]) => apiVersion === 'v1' && Boolean(value))
      .map(([key]) =>
        lint([key], `\`${key}\`, which apiVersion v1 does not know`),
      ),
  ];
}

function dependencyDefects(chart: JsonMap): ChartfileDefect[] {
  const entries = listAt(chart, 'dependencies');
  const names = entries.map(
    entry => stringAt(entry, 'alias') || stringAt(entry, 'name'),
  );
  return entries.flatMap((entry, index) => {
    const path = ['dependencies', index];
    if (!isMap(entry)) return [fatal(path, 'an empty dependency')];
    const alias = stringAt(entry, 'alias');
    const name = names[index];
    return [
      ...(alias && !ALIAS.test(alias)
        ? [fatal([...path, 'alias'], `the alias "${alias}"`)]
        : []),
      ...(name && names.indexOf(name) < index
        ? [fatal([...path, 'name'], `two dependencies called ${name}`)]
        : []),
    ];
  });
}

function maintainerDefects(chart: JsonMap): ChartfileDefect[] {
  return listAt(chart, 'maintainers').flatMap((entry, index) => {
    const path = ['maintainers', index];
    if (!isMap(entry)) return [fatal(path, 'an empty maintainer')];
    const email = stringAt(entry, 'email');
    return [
      ...(stringAt(entry, 'name')
        ? []
        : [lint(path, 'a maintainer without name')]),
      ...(email && !EMAIL.test(email)
        ? [lint([...path, 'email'], `the e-mail address "${email}"`)]
        : []),
    ];
  });
}

function addressDefects(chart: JsonMap): ChartfileDefect[] {
  const icon = stringAt(chart, 'icon');
  const sources = listAt(chart, 'sources').map((source, index) => ({
    path: ['sources', index],
    text: String(source ?? ''),
  }));
  return [...sources, ...(icon ? [{ path: ['icon'], text: icon }] : [])]
    .filter(({ text }) => !ADDRESS.test(text))
    .map(({ path, text }) =>
      lint(
        path,
        `"${text}" as ${
          path[0] === 'icon' ? 'icon' : 'source'
        }, which is no URL`,
      ),
    );
}

function fatal(path: Path, defect: string): ChartfileDefect {
  return { path, defect, isFatal: true };
}

function lint(path: Path, defect: string): ChartfileDefect {
  return { path, defect, isFatal: false };
}
