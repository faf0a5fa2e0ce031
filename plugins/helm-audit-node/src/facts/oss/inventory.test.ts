import { gatherCase, RuleCase } from '../../testing/gatherCase';
import { FactStore } from '../factStore';
import { Inventory } from './inventory';

async function inventoryOf(testCase: RuleCase): Promise<Inventory> {
  const { gathered } = await gatherCase(testCase);
  const fact = new FactStore(gathered).get('inventory');
  if (fact.state !== 'known') throw new Error(fact.reason);
  return fact.value;
}

const nested = {
  'Chart.yaml': `
apiVersion: v2
name: shop
version: 1.0.0
dependencies:
  - name: cache
    version: ^2.0.0
    repository: https://user:hunter2@charts.example.com/stable
  - name: absent
    version: ~1.2.0
    repository: https://charts.example.com/stable
  - name: common
    version: 1.x.x
    repository: file://../common
`,
  'Chart.lock': `
dependencies:
  - name: absent
    version: 1.2.7
`,
  'charts/cache/Chart.yaml': `
apiVersion: v2
name: cache
version: 2.3.4
sources: [https://github.com/example/cache]
annotations: { artifacthub.io/license: Apache License 2.0 }
maintainers: [{ name: a }]
dependencies:
  - name: base
    version: 0.5.0
    repository: oci://registry.example.com/charts
`,
  'charts/cache/charts/base/Chart.yaml':
    'apiVersion: v2\nname: base\nversion: 0.5.0\n',
  'charts/cache/charts/base/LICENSE': '        MIT License\n\nCopyright',
  'charts/stray/Chart.yaml': 'apiVersion: v2\nname: stray\nversion: 9.0.0\n',
};

describe('deriveInventory', () => {
  it('lists charts at every depth, with whom they are brought along by', async () => {
    const { items } = await inventoryOf({ chart: nested, manifests: '' });
    const rows = items.map(({ name, version, depth, usedBy }) => ({
      name,
      version,
      depth,
      usedBy,
    }));
    expect(rows).toEqual([
      { name: 'cache', version: '2.3.4', depth: 1, usedBy: ['shop'] },
      { name: 'absent', version: '1.2.7', depth: 1, usedBy: ['shop'] },
      { name: 'common', version: undefined, depth: 1, usedBy: ['shop'] },
      { name: 'stray', version: '9.0.0', depth: 1, usedBy: ['shop'] },
      { name: 'base', version: '0.5.0', depth: 2, usedBy: ['cache 2.3.4'] },
    ]);
  });

  it('reads licences from annotations and from LICENSE files', async () => {
    const { items } = await inventoryOf({ chart: nested, manifests: '' });
    const license = (name: string) =>
      items.find(item => item.name === name)?.license;
    expect(license('cache')).toEqual({
      expression: 'Apache-2.0',
      isSpdx: true,
      source: 'Chart.yaml',
    });
    expect(license('base')).toMatchObject({
      expression: 'MIT',
      source: 'LICENSE',
    });
    expect(items.find(({ name }) => name === 'stray')?.unknown.license).toBe(
      'Neither its Chart.yaml nor a LICENSE file names one.',
    );
  });

  it('never carries credentials of a chart repository', async () => {
    const inventory = await inventoryOf({ chart: nested, manifests: '' });
    expect(JSON.stringify(inventory)).not.toContain('hunter2');
    expect(inventory.items[0].origin).toBe('https://charts.example.com/stable');
    expect(inventory.items[0].purl).toBe(
      'pkg:helm/cache@2.3.4?repository_url=https%3A%2F%2Fcharts.example.com%2Fstable',
    );
  });

  it('says what could not be listed', async () => {
    const { gaps, items } = await inventoryOf({
      chart: nested,
      renderError: 'it broke',
    });
    expect(gaps).toEqual([
      'What absent and common bring along could not be listed, for they are not in charts/.',
      'Images could not be listed, for the chart could not be rendered.',
    ]);
    expect(items.find(({ name }) => name === 'common')?.isOwn).toBe(true);
  });

  it('lists each image once, in full, with all who run it', async () => {
    const pod = (name: string, image: string) => `
apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name} }
spec: { template: { spec: { containers: [{ name: app, image: ${image} }] } } }
`;
    const { items } = await inventoryOf({
      manifests: [
        pod('a', 'redis'),
        pod('b', 'docker.io/library/redis:latest'),
        pod('c', `k8s.gcr.io:443/pause@sha256:${'a'.repeat(64)}`),
      ].join('---'),
    });
    expect(
      items.map(({ name, version, usedBy }) => ({ name, version, usedBy })),
    ).toEqual([
      {
        name: 'docker.io/library/redis',
        version: 'latest',
        usedBy: ['Deployment a, container app', 'Deployment b, container app'],
      },
      {
        name: 'k8s.gcr.io:443/pause',
        version: undefined,
        usedBy: ['Deployment c, container app'],
      },
    ]);
    expect(items[0].product?.project).toBe('github.com/redis/redis');
    expect(items[1].unknown.version).toBe('It is named by its digest alone.');
  });

  it('takes all that stands in wild charts without throwing', async () => {
    const { items } = await inventoryOf({
      chart: {
        'Chart.yaml':
          'apiVersion: v2\nname: a\nversion: 1\ndependencies:\n  - name: b\n    repository: 5\n  - 7\n  - name: c\n    version: "not a range"\n    repository: "::"\n',
        'Chart.lock': '[',
        'charts/c/Chart.yaml': 'name: c\nversion: 3',
        'charts/c/Chart.lock': '- {',
      },
      manifests: '',
    });
    expect(items.map(({ name }) => name)).toEqual(['b', 'c']);
  });

  it('tells things apart whose names no package URL can hold', async () => {
    const { items } = await inventoryOf({
      chart: {
        'Chart.yaml': 'apiVersion: v2\nname: a\nversion: 1.0.0\n',
        'charts/b/Chart.yaml': 'name: " "\nversion: "1\\ud800"\n',
        'charts/c/Chart.yaml': 'name: "\\udc00"\nversion: 1.0.0\n',
      },
      manifests: `
apiVersion: v1
kind: Pod
metadata: { name: web }
spec: { containers: [{ name: app, image: 'example.com/team/' }] }
`,
    });
    expect(new Set(items.map(({ id }) => id)).size).toBe(3);
  });
});
