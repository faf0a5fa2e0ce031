import fc from 'fast-check';
import { discoverDeployments } from './discoverDeployments';

const CHART = { name: 'shop', path: 'deploy/shop', repository: 'store' };
const discover = (text: string, file = 'apps/shop.yaml') =>
  discoverDeployments({ [file]: text }, CHART, ['default']);

const application = (source: string, name = 'shop') =>
  `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata:
  name: ${name}
spec:
${source.replace(/^/gm, '  ')}
`;
const release = (spec: string) =>
  `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata:
  name: shop
spec:
${spec.replace(/^/gm, '  ')}
`;

describe('discoverDeployments', () => {
  it('reads an Argo CD Application with all that it sets', () => {
    const text = application(`source:
  repoURL: https://git.example.com/store.git
  path: deploy/shop/
  helm:
    valueFiles: [values.yaml, values-eu.yaml, ../common.yaml, /env/eu.yaml]
    values: |
      replicas: 2
      image: {tag: a}
    valuesObject:
      image: {tag: b}
    parameters:
      - {name: hosts, value: "a,b"}`);
    expect(discover(text)).toEqual([
      {
        name: 'shop',
        valuesFiles: ['values-eu.yaml', '../common.yaml', '../../env/eu.yaml'],
        values: { replicas: 2, image: { tag: 'b' } },
        set: ['hosts=a\\,b'],
        source: 'apps/shop.yaml',
        areFilesOptional: false,
      },
    ]);
  });

  it('reads values files of another source of the same Application', () => {
    const text = application(`sources:
  - repoURL: https://charts.example.com
    chart: shop
    helm:
      ignoreMissingValueFiles: true
      valueFiles: [$values/env/prod/shop.yaml]
  - repoURL: https://git.example.com/store.git
    ref: values`);
    expect(discover(text)).toMatchObject([
      {
        valuesFiles: ['../../env/prod/shop.yaml'],
        areFilesOptional: true,
      },
    ]);
  });

  it('makes the Applications of an ApplicationSet with a list', () => {
    const text = `apiVersion: argoproj.io/v1alpha1
kind: ApplicationSet
metadata: {name: shops}
spec:
  generators:
    - list:
        elements:
          - {env: staging}
          - {env: production, extra: "true"}
  template:
    metadata: {name: 'shop-{{env}}'}
    spec:
      source:
        path: deploy/shop
        helm: {valueFiles: ['values-{{ .env }}.yaml']}
`;
    expect(discover(text)).toMatchObject([
      { name: 'shop-staging', valuesFiles: ['values-staging.yaml'] },
      { name: 'shop-production', valuesFiles: ['values-production.yaml'] },
    ]);
  });

  it('reads a Flux HelmRelease', () => {
    const text = release(`chart:
  spec:
    chart: ./deploy/shop
    sourceRef: {kind: GitRepository, name: store}
    valuesFiles: [./deploy/shop/values.yaml, env/prod.yaml]
values:
  replicas: 3`);
    expect(discover(text, 'clusters/production/shop.yaml')).toEqual([
      {
        name: 'production',
        valuesFiles: ['../../env/prod.yaml'],
        values: { replicas: 3 },
        source: 'clusters/production/shop.yaml',
        areFilesOptional: false,
      },
    ]);
  });

  it.each([
    ['another chart', application('source: {path: deploy/other}')],
    ['no chart', 'kind: Application\nspec: {}\n'],
    [
      'a placeholder that the cluster fills in',
      `apiVersion: argoproj.io/v1alpha1
kind: ApplicationSet
spec:
  generators: [{list: {elements: [{env: a}]}}]
  template: {spec: {source: {path: deploy/shop, helm: {values: "a: '{{ x }}'"}}}}`,
    ],
    [
      'a file outside the repository',
      application(
        'source: {path: deploy/shop, helm: {valueFiles: [../../../x.yaml]}}',
      ),
    ],
    [
      'a file of another host',
      application(
        'source: {path: deploy/shop, helm: {valueFiles: ["https://x/y.yaml"]}}',
      ),
    ],
    [
      'values that can not be read',
      application('source: {path: deploy/shop, helm: {values: "a: b: c"}}'),
    ],
    [
      'values that only the cluster has',
      release(
        'chart: {spec: {chart: deploy/shop}}\nvaluesFrom: [{kind: Secret, name: x}]',
      ),
    ],
  ])('takes nothing from %s', (_, text) => {
    expect(discover(text)).toEqual([]);
  });

  it('takes the root of a repository only for its own', () => {
    const atRoot = (url: string) =>
      discoverDeployments(
        { 'a.yaml': application(`source: {path: ., repoURL: "${url}"}`) },
        { ...CHART, path: '.' },
        [],
      );
    expect(atRoot('https://git.example.com/store.git')).toHaveLength(1);
    expect(atRoot('https://git.example.com/other.git')).toEqual([]);
  });

  it('gives every scenario a name of its own', () => {
    const text = application('source: {path: deploy/shop}');
    const files = { 'apps/a.yaml': text, 'apps/b.yaml': text };
    expect(
      discoverDeployments(files, CHART, []).map(({ name }) => name),
    ).toEqual(['shop', 'apps/b.yaml']);
  });

  it('never throws, whatever a repository holds', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), value => {
        const spec = JSON.stringify(value);
        const text = [
          `apiVersion: argoproj.io/v1\nkind: Application\nspec: {source: ${spec}, sources: [${spec}, {path: deploy/shop, helm: ${spec}}]}`,
          `apiVersion: argoproj.io/v1\nkind: ApplicationSet\nspec: ${spec}`,
          `apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nspec: {chart: ${spec}}`,
        ].join('\n---\n');
        expect(Array.isArray(discover(text))).toBe(true);
      }),
      { seed: 7, numRuns: 300 },
    );
  });
});
