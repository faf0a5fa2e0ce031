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
});
