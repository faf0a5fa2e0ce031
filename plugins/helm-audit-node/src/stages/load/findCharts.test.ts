import { promises as fs } from 'node:fs';
import path from 'node:path';
import { ChartFolder, makeChartFolder } from '../../testing/chartFolder';
import { findCharts } from './findCharts';

describe('findCharts', () => {
  let folder: ChartFolder;

  const find = async (files: string[], maxCharts = 10) => {
    folder = await makeChartFolder(
      Object.fromEntries(files.map(file => [file, 'name: a\n'])),
    );
    await fs.rm(path.join(folder.path, 'Chart.yaml'));
    return findCharts(folder.path, maxCharts);
  };

  afterEach(() => folder.remove());

  it('gives those three folders below, the nearest first', async () => {
    const found = await find([
      'a/b/c/Chart.yaml',
      'a/b/d/e/Chart.yaml',
      'z/Chart.yaml',
      'docs/README.md',
    ]);
    expect(found).toEqual(['z', 'a/b/c']);
  });

  it('leaves out subcharts, hidden folders, modules and links', async () => {
    const found = await find([
      'chart/Chart.yaml',
      'chart/charts/sub/Chart.yaml',
      '.cache/chart/Chart.yaml',
      'node_modules/chart/Chart.yaml',
    ]);
    expect(found).toEqual(['chart']);
    await fs.symlink('chart', path.join(folder.path, 'another'));
    expect(await findCharts(folder.path, 10)).toEqual(['chart']);
  });

  it('stops at the number that is asked for', async () => {
    const files = ['c', 'a', 'b'].map(name => `${name}/Chart.yaml`);
    expect(await find(files, 2)).toEqual(['a', 'b']);
  });

  it('opens a bounded number of folders', async () => {
    const many = Array.from({ length: 500 }, (_, index) => `a${index}/file`);
    expect(await find([...many, 'z/Chart.yaml'])).toEqual([]);
  });
});
