import { promises as fs } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { readChartTexts, writeChanges } from './chartFiles';

describe('files of a chart', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await fs.mkdtemp(path.join(os.tmpdir(), 'helm-audit-files-'));
    await fs.mkdir(path.join(folder, 'charts/db'), { recursive: true });
    await fs.writeFile(path.join(folder, 'values.yaml'), 'a: 1\n');
    await fs.writeFile(path.join(folder, 'charts/db/values.yaml'), 'b: 1\n');
  });

  afterEach(() => fs.rm(folder, { recursive: true }));

  it('are read without those of subcharts', async () => {
    expect([...(await readChartTexts(folder))]).toEqual([
      ['values.yaml', 'a: 1\n'],
    ]);
  });

  it('are written where they belong, with new folders', async () => {
    await writeChanges(folder, [
      { file: 'values.yaml', before: 'a: 1\n', after: 'a: 2\n' },
      { file: 'templates/web/pdb.yaml', before: undefined, after: 'x: 1\n' },
    ]);
    expect([...(await readChartTexts(folder))].sort()).toEqual([
      ['templates/web/pdb.yaml', 'x: 1\n'],
      ['values.yaml', 'a: 2\n'],
    ]);
  });

  it('are left alone, all of them, when one has changed', async () => {
    const changes = [
      { file: 'new.yaml', before: undefined, after: 'x: 1\n' },
      { file: 'values.yaml', before: 'a: 0\n', after: 'a: 2\n' },
    ];
    await expect(writeChanges(folder, changes)).rejects.toMatchObject({
      code: 'chart-changed',
    });
    expect([...(await readChartTexts(folder))]).toEqual([
      ['values.yaml', 'a: 1\n'],
    ]);
  });

  it('leave nothing behind when one can not be written', async () => {
    await fs.writeFile(path.join(folder, 'templates'), '');
    const changes = [
      { file: 'values.yaml', before: 'a: 1\n', after: 'a: 2\n' },
      { file: 'other.yaml/pdb.yaml', before: undefined, after: 'x: 1\n' },
    ];
    await fs.writeFile(path.join(folder, 'other.yaml'), '');
    await expect(writeChanges(folder, changes)).rejects.toMatchObject({
      code: 'output-not-writable',
    });
    expect((await fs.readdir(folder)).sort()).toEqual([
      'charts',
      'other.yaml',
      'templates',
      'values.yaml',
    ]);
  });
});
