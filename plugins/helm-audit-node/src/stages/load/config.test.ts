import { promises as fs } from 'node:fs';
import path from 'node:path';
import { ChartFolder, makeChartFolder } from '../../testing/chartFolder';
import { loadConfig, parseConfig } from './config';

const treeOf = (content: string) =>
  new Map([['.helm-audit.yaml', Buffer.from(content)]]);

describe('parseConfig', () => {
  it.each([
    ['scenaros: {}', 'line 1: `scenaros` means nothing'],
    ['waivers:\n  - rule: a\n    reson: b', 'line 3: `waivers.0.reson`'],
    ['waivers:\n  - reason: a', 'line 2: `waivers.0.rule`'],
    ['waivers:\n  - rule: a\n    expires: 2027-02-30', 'line 3: '],
    ['tier: 4', 'line 1: `tier`'],
    ['answers:\n  capacty: 400 per second', 'line 2: `answers.capacty`'],
    ['rules:\n  hpa-flapping: 60', 'line 2: `rules.hpa-flapping`'],
    [
      'scenarios:\n  x:\n    values: [{ a: b }, x.yaml]',
      'line 3: `scenarios.x.values`: must name files before values',
    ],
    ['scenarios: { x: { set: [a] } }', '`scenarios.x.set.0`: must be a key'],
    ['- a', 'the whole file'],
    ['a: b: c', 'is no YAML'],
  ])('says where %j is wrong', (content, message) => {
    expect(() => parseConfig(content)).toThrow(message);
  });

  it('takes an empty file', () => {
    expect(parseConfig('# nothing yet\n')).toEqual({});
  });
});

describe('loadConfig', () => {
  let folder: ChartFolder;
  const write = (file: string, content: string) =>
    fs.writeFile(path.join(folder.path, file), content);

  beforeEach(async () => {
    folder = await makeChartFolder({ 'chart/Chart.yaml': 'name: a\n' });
  });
  afterEach(() => folder.remove());

  const load = (content: string) =>
    loadConfig({
      files: treeOf(content),
      directory: path.join(folder.path, 'chart'),
      repositoryRoot: folder.path,
    });

  it('reads files, values in place and single values of a scenario', async () => {
    const { scenarios } = await load(`scenarios:
  x: { values: [x.yaml, { a: { b: 1 } }, { a: { c: 2 } }], set: [d=e] }
  y: { values: { a: 1 } }
`);
    const source = '.helm-audit.yaml';
    expect(scenarios).toEqual([
      {
        name: 'x',
        valuesFiles: ['x.yaml'],
        values: { a: { b: 1, c: 2 } },
        set: ['d=e'],
        source,
      },
      { name: 'y', valuesFiles: [], values: { a: 1 }, source },
    ]);
  });

  it("takes each key from the chart's file, else from the repository's", async () => {
    await write(
      '.helm-audit.yaml',
      'waivers: [{ rule: a, reason: b }]\nscenarios: { x: { values: [x.yaml] } }\n',
    );
    const config = await load('scenarios: { y: { values: [y.yaml] } }');
    expect(config.scenarios.map(({ name }) => name)).toEqual(['y']);
    expect(config.waivers).toMatchObject([{ rule: 'a', isShared: true }]);
  });

  it("answers a question by the chart's file, else by the repository's", async () => {
    await write(
      '.helm-audit.yaml',
      'tier: 1\nanswers: { capacity: shared, chaos: shared }\n',
    );
    expect(await load('answers: { capacity: own }')).toMatchObject({
      tier: 1,
      answers: { capacity: 'own', chaos: 'shared' },
    });
  });

  it('reads a baseline, and never one outside the repository', async () => {
    const entry = { fingerprint: 'f', rule: 'r', message: 'm' };
    await write('chart/b.json', JSON.stringify({ findings: [entry] }));
    expect((await load('baseline: b.json')).baseline).toEqual({
      file: 'b.json',
      isShared: false,
      entries: [entry],
    });
    await fs.symlink('/etc/hosts', path.join(folder.path, 'chart/link.json'));
    for (const file of ['link.json', '../../out.json', 'none.json']) {
      await expect(load(`baseline: ${file}`)).rejects.toMatchObject({
        code: 'bad-config',
        message: expect.stringContaining(file),
      });
    }
  });
});
