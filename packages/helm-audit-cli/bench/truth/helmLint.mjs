import path from 'node:path';
import { entriesOf, fieldOf, stringsIn, tableAfter } from './goTables.mjs';
import { textOf } from './files.mjs';

const LINT = 'pkg/chart/v2/lint';

/** Which of our rules say what `helm lint` says of a whole chart. */
const CHART = [
  'lint-error',
  'render-error',
  'incomplete-chart-metadata',
  'chart-name-mismatch',
  'invalid-manifest',
  'invalid-metadata',
];
const METADATA = ['incomplete-chart-metadata', 'lint-error'];
const NAMES = ['invalid-metadata', 'lint-error'];

/** Charts of the tests, and whether linting them finds an error. */
const CHARTS = {
  albatross: true,
  anotherbadchartfile: true,
  badchartfile: true,
  badchartname: true,
  badcrdfile: true,
  badvaluesfile: true,
  goodone: false,
  invalidchartfile: true,
  invalidcrdsdir: true,
  'malformed-template': true,
  'multi-template-fail': true,
  withsubchart: false,
};

/** Charts of the commands' tests, and whether linting or rendering them ends in an error. */
const COMMANDS = {
  alpine: false,
  'chart-bad-requirements': true,
  'chart-bad-type': true,
  'chart-missing-deps': true,
  'chart-with-bad-subcharts': true,
  'chart-with-only-crds': false,
  'chart-with-schema': false,
  'chart-with-schema-negative': true,
  'chart-with-template-lib-archive-dep': false,
  'chart-with-template-lib-dep': false,
  'chart-with-template-with-invalid-template-expr': true,
  'chart-with-template-with-invalid-yaml': true,
  'object-order': false,
  subchart: false,
};

/** The group and version under which a kind of the tests is known. */
const VERSIONS = {
  CertificateSigningRequest: 'certificates.k8s.io/v1',
  ClusterRole: 'rbac.authorization.k8s.io/v1',
  ClusterRoleBinding: 'rbac.authorization.k8s.io/v1',
  FutureKind: 'example.com/v1',
  Role: 'rbac.authorization.k8s.io/v1',
  RoleBinding: 'rbac.authorization.k8s.io/v1',
};

/**
 * helm/helm: what `helm lint` and the loading of a chart refuse. The fields of Chart.yaml are
 * tested one by one; they are put into a chart that is complete otherwise.
 */
export default {
  marker: `${LINT}/lint_test.go`,
  async read(checkout) {
    const chartfile = await textOf(checkout, LINT, 'rules/chartfile_test.go');
    const template = await textOf(checkout, LINT, 'rules/template_test.go');
    const metadata = await textOf(checkout, 'pkg/chart/v2/metadata_test.go');
    const alias = await textOf(checkout, 'pkg/chart/v2/dependency_test.go');
    return [
      ...Object.entries(CHARTS).map(([name, fails]) => ({
        name: `helm/chart ${name}`,
        chart: path.join(checkout, LINT, 'rules/testdata', name),
        rules: CHART,
        fails,
        concerns: isRefused,
      })),
      ...Object.entries(COMMANDS).map(([name, fails]) => ({
        name: `helm/command ${name}`,
        chart: path.join(checkout, 'pkg/cmd/testdata/testcharts', name),
        rules: [...METADATA, 'render-error'],
        fails,
        // What only linting refuses can be rendered.
        concerns: (subject, finding) =>
          isRefused(subject, finding) && !/`helm lint`/.test(finding.message),
      })),
      ...fieldCases(chartfile),
      ...nameCases(template),
      ...loadCases(metadata),
      ...aliasCases(alias),
      ...selectorCases(template),
    ];
  },
};

/** Fields that Chart.yaml may do without are no error. */
function isRefused(_, { message }) {
  return !/ lacks /.test(message) && !/lies in a folder called/.test(message);
}

function fieldCases(source) {
  const parts = source.split('func TestValidateChart');
  const part = name => parts.find(text => text.startsWith(`${name}(`)) ?? '';
  const listed = (text, list) => {
    const found = text.match(new RegExp(`${list}Test :?= (\\[\\][^{]*)\\{`));
    if (!found) return [];
    const rest = text.slice(found.index + found[0].length);
    const body = rest.slice(0, rest.search(/^\t?\}\n|\}\n/m));
    return found[1] === '[]string' ? stringsIn(body) : entriesOf(rest);
  };
  const versions = ['Version', 'VersionStrictSemVerV2'].flatMap(name => [
    ...tableAfter(part(name), 'ErrorMsg string\n\t}{').map(entry => [
      stringsIn(entry)[0],
      true,
    ]),
    ...listed(part(name), 'success').map(version => [version, false]),
  ]);
  const urls = name => [
    ...listed(part(name), 'fail').map(url => [url, true]),
    ...listed(part(name), 'success').map(url => [url, false]),
  ];
  const maintainers = [
    ...tableAfter(part('Maintainer'), 'ErrorMsg string\n\t}{').map(entry => [
      stringsIn(entry),
      true,
    ]),
    ...tableAfter(part('Maintainer'), 'Email string\n\t}{').map(entry => [
      stringsIn(entry),
      false,
    ]),
  ];
  return [
    ...versions.map(([version, fails]) =>
      chartCase(`version "${version}"`, { version }, fails),
    ),
    ...maintainers.map(([[name, email], fails]) =>
      chartCase(
        `maintainer "${name}" "${email}"`,
        { maintainers: [{ name, email }] },
        fails,
      ),
    ),
    ...urls('Sources').map(([url, fails]) =>
      chartCase(`source "${url}"`, { sources: [url] }, fails),
    ),
    ...urls('IconURL').map(([url, fails]) =>
      chartCase(`icon "${url}"`, { icon: url }, fails),
    ),
  ];
}

/** What loading refuses; Helm reads a version of two numbers, which lint refuses. */
function loadCases(source) {
  return tableAfter(source, 'err  error\n\t}{').flatMap(entry => {
    const title = stringsIn(entry)[0];
    const [literal] = entriesOf(entry);
    if (literal === undefined) return [];
    const fails = entry.includes('ValidationError(');
    const given = { name: 'case', apiVersion: undefined, version: undefined };
    const names = { Name: 'name', APIVersion: 'apiVersion', Type: 'type' };
    const top = literal.replace(/(Dependencies|Maintainers):[\s\S]*/, '');
    for (const [go, key] of Object.entries(names))
      given[key] = fieldOf(top, go);
    given.version = fieldOf(top, 'Version')?.replace(/^1\.0$/, '1.0.0');
    const [list = ''] = entriesOf(literal);
    if (literal.includes('Dependencies:')) {
      given.dependencies = list.includes('nil')
        ? [null]
        : entriesOf(list).map(dependency => ({
            name: fieldOf(dependency, 'Name'),
            alias: fieldOf(dependency, 'Alias') || undefined,
            version: fieldOf(dependency, 'Version') ?? '1.0.0',
            repository:
              fieldOf(dependency, 'Repository') ?? 'https://charts.example.com',
          }));
    }
    if (literal.includes('Maintainers:')) given.maintainers = [null];
    // A chart without its dependencies is refused for another reason.
    if (!fails && given.dependencies) return [];
    return [chartCase(title, given, fails)];
  });
}

function aliasCases(source) {
  return [...source.matchAll(/^\t\t("(?:\\.|[^"])*"):\s+(true|false),/gm)]
    .filter(([, , fails]) => fails === 'true')
    .map(([, text]) => {
      const alias = stringsIn(text)[0];
      const repository = 'https://charts.example.com';
      const dependency = { name: 'other', version: '1.0.0', repository, alias };
      return chartCase(
        `alias ${JSON.stringify(alias)}`,
        { dependencies: [dependency] },
        true,
      );
    });
}

function chartCase(title, fields, fails) {
  const metadata = {
    apiVersion: 'v2',
    name: 'case',
    version: '1.0.0',
    ...fields,
  };
  return {
    name: `helm/${title}`,
    tree: { 'chart/Chart.yaml': JSON.stringify(metadata, null, 2) },
    rules: METADATA,
    fails,
    concerns: isRefused,
  };
}

function nameCases(source) {
  const tuple =
    /Kind: "(\w+)", Metadata: k8sYamlMetadata\{Name: ("[^"]*")\}\}, (true|false)/g;
  return [...source.matchAll(tuple)].map(([, kind, quoted, fails]) => {
    const [name] = stringsIn(quoted);
    const apiVersion = VERSIONS[kind] ?? 'v1';
    return {
      name: `helm/name of ${kind} "${name}"`,
      text: JSON.stringify({ apiVersion, kind, metadata: { name } }),
      rules: NAMES,
      fails: fails === 'true',
      concerns: (_, { field }) => field === 'metadata.name',
    };
  });
}

function selectorCases(source) {
  const test = source.split('func TestValidateMatchSelector')[1] ?? '';
  return [
    ...test.matchAll(
      /manifest :?= `([^`]*)`\n\t(require.NoError|assert.Error)/g,
    ),
  ].map(([, text, verdict], index) => ({
    name: `helm/selector ${index + 1}`,
    text: text.replace(/^\t/gm, ''),
    rules: ['invalid-manifest', 'selector-mismatch'],
    fails: verdict === 'assert.Error',
  }));
}
