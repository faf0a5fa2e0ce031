import { promises as fs } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { create } from 'tar';
import {
  CHART_YAML,
  ChartFolder,
  makeChartFolder,
} from '../../testing/chartFolder';
import { loadChart } from './loadChart';
import { DEFAULT_LOAD_LIMITS } from './limits';

describe('loadChart', () => {
  const folders: ChartFolder[] = [];
  const make = async (files: Record<string, string | Buffer>) => {
    const folder = await makeChartFolder(files);
    folders.push(folder);
    return folder.path;
  };
  const load = (folder: string, repositoryRoot?: string) =>
    loadChart({ kind: 'directory', path: folder, repositoryRoot });

  afterEach(async () => {
    await Promise.all(folders.splice(0).map(folder => folder.remove()));
  });

  it('reads metadata, values, files and scenarios', async () => {
    const folder = await make({
      'values.yaml': 'replicas: 2\n',
      'values-prod.yaml': 'replicas: 3\n',
      'templates/a.yaml': 'a: 1\n',
    });
    const chart = await load(folder);
    expect(chart.metadata).toMatchObject({ name: 'example', version: '1.0.0' });
    expect(chart.values).toEqual({ replicas: 2 });
    expect([...chart.files.keys()]).toContain('templates/a.yaml');
    expect(chart.scenarios.map(({ name }) => name)).toEqual([
      'default',
      'prod',
    ]);
  });

  it('says that a folder without Chart.yaml is no chart', async () => {
    const folder = await make({});
    await fs.rm(path.join(folder, 'Chart.yaml'));
    await expect(load(folder)).rejects.toMatchObject({
      code: 'not-a-chart',
      fix: 'Point at the folder that holds Chart.yaml.',
    });
  });

  it('names the charts below a folder that is no chart', async () => {
    const folder = await make({
      'deploy/chart/Chart.yaml': CHART_YAML,
      'web/Chart.yaml': CHART_YAML,
    });
    await fs.rm(path.join(folder, 'Chart.yaml'));
    await expect(load(folder)).rejects.toMatchObject({
      code: 'not-a-chart',
      fix: 'Did you mean web or deploy/chart?',
    });
    const relative = path.relative(process.cwd(), folder);
    await expect(load(relative)).rejects.toMatchObject({
      fix: `Did you mean ${relative}/web or ${relative}/deploy/chart?`,
    });
  });

  it('names them also where the folder is too large for a chart', async () => {
    const folder = await make({ 'web/Chart.yaml': CHART_YAML, 'a/b': '' });
    await fs.rm(path.join(folder, 'Chart.yaml'));
    const limits = { ...DEFAULT_LOAD_LIMITS, maxFiles: 1 };
    await expect(
      loadChart({ kind: 'directory', path: folder }, limits),
    ).rejects.toMatchObject({ fix: 'Did you mean web?' });
  });

  it('says that a path that does not exist is not there', async () => {
    await expect(load('/does/not/exist')).rejects.toMatchObject({
      code: 'link-not-found',
    });
  });

  it('says where Chart.yaml or values.yaml can not be parsed', async () => {
    const badChart = await make({ 'Chart.yaml': 'name: [' });
    await expect(load(badChart)).rejects.toMatchObject({
      code: 'bad-chart-yaml',
      message: expect.stringContaining('Chart.yaml'),
    });
    const badValues = await make({ 'values.yaml': 'a: b: c' });
    await expect(load(badValues)).rejects.toMatchObject({
      code: 'bad-values',
      message: expect.stringContaining('values.yaml'),
    });
    const list = await make({ 'values.yaml': '- a\n' });
    await expect(load(list)).rejects.toMatchObject({ code: 'bad-values' });
  });

  it('refuses a symbolic link that leaves the chart', async () => {
    const folder = await make({});
    await fs.mkdir(path.join(folder, 'templates'));
    await fs.symlink('/etc/hostname', path.join(folder, 'templates/leak.yaml'));
    await expect(load(folder)).rejects.toMatchObject({
      code: 'link-outside-chart',
      message: expect.stringContaining('templates/leak.yaml'),
    });
  });

  it('refuses a symbolic link to a folder outside', async () => {
    const outside = await make({ 'secret.txt': 'secret' });
    const folder = await make({});
    await fs.symlink(outside, path.join(folder, 'files'));
    await expect(load(folder)).rejects.toMatchObject({
      code: 'link-outside-chart',
    });
  });

  it('follows links inside the chart, and ends where they form a ring', async () => {
    const folder = await make({ 'files/a.txt': 'a' });
    await fs.symlink('files/a.txt', path.join(folder, 'b.txt'));
    await fs.symlink('..', path.join(folder, 'files/up'));
    const chart = await load(folder);
    expect(chart.files.get('b.txt')?.toString()).toBe('a');
  });

  it('keeps to its limits', async () => {
    const folder = await make({ 'big.bin': Buffer.alloc(2_000) });
    const limits = { ...DEFAULT_LOAD_LIMITS, maxFileBytes: 1_000 };
    await expect(
      loadChart({ kind: 'directory', path: folder }, limits),
    ).rejects.toMatchObject({ code: 'too-large' });
    await expect(
      loadChart(
        { kind: 'directory', path: folder },
        { ...DEFAULT_LOAD_LIMITS, maxFiles: 1 },
      ),
    ).rejects.toMatchObject({ code: 'too-large' });
  });

  describe('packaged charts', () => {
    const pack = async (folder: string, options = {}) => {
      const file = path.join(
        await fs.mkdtemp(path.join(os.tmpdir(), 'helm-audit-test-')),
        'chart.tgz',
      );
      folders.push({
        path: file,
        remove: () => fs.rm(path.dirname(file), { recursive: true }),
      });
      await create(
        { gzip: true, file, cwd: path.dirname(folder), ...options },
        [path.basename(folder)],
      );
      return file;
    };

    it('reads a packaged chart', async () => {
      const file = await pack(await make({ 'values.yaml': 'a: 1' }));
      const chart = await loadChart({ kind: 'archive', path: file });
      expect(chart.metadata.name).toBe('example');
      expect(chart.values).toEqual({ a: 1 });
    });

    it('puts the files of packed subcharts in the place of their archives', async () => {
      const inner = await pack(await make({ 'templates/a.yaml': 'a: 1' }));
      const folder = await make({
        'Chart.yaml': `${CHART_YAML}dependencies:\n  - name: example\n    version: 1.0.0\n`,
        'charts/example-1.0.0.tgz': await fs.readFile(inner),
      });
      const chart = await load(folder);
      expect(chart.archives).toEqual([
        { path: 'charts/example-1.0.0.tgz', folder: 'charts/example' },
      ]);
      expect(chart.files.has('charts/example-1.0.0.tgz')).toBe(false);
      expect(chart.files.has('charts/example/templates/a.yaml')).toBe(true);
      expect(chart.dependencies).toMatchObject([{ source: 'vendored' }]);
    });

    it('refuses links in an archive', async () => {
      const folder = await make({});
      await fs.symlink('/etc/hostname', path.join(folder, 'leak'));
      const file = await pack(folder);
      await expect(
        loadChart({ kind: 'archive', path: file }),
      ).rejects.toMatchObject({ code: 'link-outside-chart' });
    });

    it('refuses absolute and climbing paths in an archive', async () => {
      const folder = await make({});
      for (const prefix of ['/etc', 'a/../..']) {
        const file = await pack(folder, { prefix, preservePaths: true });
        await expect(
          loadChart({ kind: 'archive', path: file }),
        ).rejects.toMatchObject({ code: 'link-outside-chart' });
      }
    });

    it('refuses what is no archive, and one that unpacks too large', async () => {
      const folder = await make({ 'x.tgz': 'no archive' });
      await expect(
        loadChart({ kind: 'archive', path: path.join(folder, 'x.tgz') }),
      ).rejects.toMatchObject({ code: 'bad-archive' });
      const bomb = await pack(await make({ zeros: Buffer.alloc(5_000_000) }));
      await expect(
        loadChart(
          { kind: 'archive', path: bomb },
          { ...DEFAULT_LOAD_LIMITS, maxTotalBytes: 1_000_000 },
        ),
      ).rejects.toMatchObject({ code: 'too-large' });
    });
  });

  it('refuses a dependency whose name is a path', async () => {
    const folder = await make({
      'Chart.yaml': `${CHART_YAML}dependencies:\n  - name: ../../outside\n    version: 1.0.0\n`,
    });
    await expect(load(folder)).rejects.toMatchObject({
      code: 'bad-chart-yaml',
      message: expect.stringContaining('../../outside'),
    });
  });

  it('ends where links lead to one folder by very many ways', async () => {
    const folder = await make({ 'f20/a.txt': '' });
    for (let level = 19; level >= 0; level--) {
      await fs.mkdir(path.join(folder, `f${level}`));
      for (const name of ['a', 'b']) {
        await fs.symlink(
          `../f${level + 1}`,
          path.join(folder, `f${level}`, name),
        );
      }
    }
    await expect(load(folder)).rejects.toMatchObject({ code: 'too-large' });
  });

  describe('dependencies', () => {
    const withDependency = (repository: string, extra = '') =>
      `${CHART_YAML}dependencies:\n  - name: lib\n    version: 1.x.x\n    repository: ${repository}\n${extra}`;
    const lib = 'apiVersion: v2\nname: lib\nversion: 1.2.0\n';

    it('finds a vendored folder', async () => {
      const folder = await make({
        'Chart.yaml': withDependency('https://example.com'),
        'charts/lib/Chart.yaml': lib,
      });
      const { dependencies } = await load(folder);
      expect(dependencies).toMatchObject([
        { name: 'lib', source: 'vendored', path: 'charts/lib' },
      ]);
    });

    it('takes a file:// dependency inside the repository, with its own', async () => {
      const root = await make({
        'chart/Chart.yaml': withDependency('file://../lib'),
        'lib/Chart.yaml': `${lib}dependencies:\n  - name: deep\n    version: 1.0.0\n    repository: file://../deep\n`,
        'deep/Chart.yaml': 'apiVersion: v2\nname: deep\nversion: 1.0.0\n',
      });
      const chart = await load(path.join(root, 'chart'), root);
      expect(chart.dependencies).toMatchObject([{ source: 'file' }]);
      expect(chart.files.has('charts/lib/charts/deep/Chart.yaml')).toBe(true);
    });

    it('refuses a file:// dependency outside the repository', async () => {
      const root = await make({
        'chart/Chart.yaml': withDependency('file://../../../lib'),
      });
      await expect(load(path.join(root, 'chart'), root)).rejects.toMatchObject({
        code: 'link-outside-chart',
      });
    });

    it('takes a chart of a fitting version beside it in the repository', async () => {
      const root = await make({
        'chart/Chart.yaml': withDependency('https://example.com'),
        'lib/Chart.yaml': lib,
      });
      const chart = await load(path.join(root, 'chart'), root);
      expect(chart.dependencies).toMatchObject([{ source: 'repository' }]);
    });

    it('does not take one of another version', async () => {
      const root = await make({
        'chart/Chart.yaml': withDependency('https://example.com'),
        'lib/Chart.yaml': lib.replace('1.2.0', '2.0.0'),
      });
      const chart = await load(path.join(root, 'chart'), root);
      expect(chart.dependencies).toMatchObject([{ source: 'missing' }]);
    });

    it('knows which of them are deprecated, where they are at hand', async () => {
      const root = await make({
        'chart/Chart.yaml': `${withDependency(
          'file://../lib',
        )}  - { name: vendored, version: 1.0.0 }\n  - { name: missing, version: 1.0.0 }\n`,
        'chart/charts/vendored/Chart.yaml': 'name: vendored\nversion: 1.0.0\n',
        'lib/Chart.yaml': `${lib}deprecated: true\n`,
      });
      const { dependencies } = await load(path.join(root, 'chart'), root);
      expect(
        dependencies.map(({ name, deprecated }) => [name, deprecated]),
      ).toEqual([
        ['lib', true],
        ['vendored', false],
        ['missing', undefined],
      ]);
    });

    it('knows when the values switch a dependency off', async () => {
      const condition = '    condition: lib.enabled\n';
      const folder = await make({
        'Chart.yaml': withDependency('https://example.com', condition),
        'values.yaml': 'lib:\n  enabled: false\n',
      });
      const { dependencies } = await load(folder);
      expect(dependencies).toMatchObject([
        { source: 'missing', enabledByDefault: false },
      ]);
    });
  });
});
