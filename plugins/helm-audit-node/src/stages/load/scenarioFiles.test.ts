import { promises as fs } from 'node:fs';
import path from 'node:path';
import { ChartFolder, makeChartFolder } from '../../testing/chartFolder';
import { readScenarioFiles } from './scenarioFiles';

describe('readScenarioFiles', () => {
  let outer: ChartFolder;
  beforeEach(async () => {
    outer = await makeChartFolder({
      'secret.yaml': 'a: b',
      'repository/env/prod.yaml': 'c: d',
      'repository/chart/Chart.yaml': '',
    });
    await fs.symlink(
      path.join(outer.path, 'secret.yaml'),
      path.join(outer.path, 'repository/env/link.yaml'),
    );
  });
  afterEach(() => outer.remove());

  it('reads what lies in the repository, and nothing outside', async () => {
    const repositoryRoot = path.join(outer.path, 'repository');
    const names = [
      '../env/prod.yaml',
      '../env/link.yaml',
      '../env/none.yaml',
      '../../secret.yaml',
      path.join(outer.path, 'secret.yaml'),
    ];
    const read = await readScenarioFiles(
      [{ name: 'x', valuesFiles: names, source: 'y' }],
      new Map(),
      { directory: path.join(repositoryRoot, 'chart'), repositoryRoot },
    );
    expect([...read].map(([name, text]) => [name, text.toString()])).toEqual([
      ['../env/prod.yaml', 'c: d'],
    ]);
  });

  it('reads a file once, by whatever names, and no more than the limit', async () => {
    const repositoryRoot = path.join(outer.path, 'repository');
    await fs.writeFile(path.join(repositoryRoot, 'env/dev.yaml'), 'e: f');
    const read = (names: string[], maxTotalBytes: number) =>
      readScenarioFiles(
        [{ name: 'x', valuesFiles: names, source: 'y' }],
        new Map([['Chart.yaml', Buffer.from('12')]]),
        { directory: path.join(repositoryRoot, 'chart'), repositoryRoot },
        { maxTotalBytes },
      );
    const same = ['../env/prod.yaml', '.././env/prod.yaml'];
    const [one, two] = [...(await read(same, 6)).values()];
    expect(two).toBe(one);
    expect([...(await read(same, 5)).keys()]).toEqual([]);
    expect([
      ...(await read(['../env/prod.yaml', '../env/dev.yaml'], 9)).keys(),
    ]).toEqual(['../env/prod.yaml']);
  });
});
