import { gatherCase, RuleCase } from '../testing/gatherCase';
import { FactStore } from './factStore';
import { documentTexts, findProjectFiles, guideSays } from './projectFiles';

async function projectFiles(testCase: RuleCase) {
  const { gathered } = await gatherCase(testCase);
  const fact = new FactStore(gathered).get('projectFiles');
  if (fact.state !== 'known') throw new Error(fact.reason);
  return fact.value;
}

describe('projectFiles', () => {
  it('holds what the chart and the repository hold', async () => {
    const files = await projectFiles({
      chartPath: 'deploy/chart',
      chart: { LICENSE: 'MIT' },
      repository: { 'README.md': 'Hello' },
    });
    expect(files.paths).toEqual([
      'README.md',
      'deploy/chart/Chart.yaml',
      'deploy/chart/LICENSE',
    ]);
    expect(files.files['deploy/chart/LICENSE']).toBe('MIT');
    expect(files).toMatchObject({ isComplete: true, reason: '' });
  });

  it('says that there may be more when no repository was found', async () => {
    const files = await projectFiles({ chart: {} });
    expect(files.isComplete).toBe(false);
    expect(files.reason).toMatch(/no repository/);
  });

  it("leaves out other charts' files", async () => {
    const { paths } = await projectFiles({
      chartPath: 'charts/payments',
      repository: {
        'charts/payments/Chart.yaml': '',
        'charts/refunds/Chart.yaml': '',
        'charts/refunds/README.md': '',
        'README.md': '',
      },
    });
    expect(paths).toEqual(['README.md', 'charts/payments/Chart.yaml']);
  });

  it('leaves out subcharts', async () => {
    const files = await projectFiles({
      chart: {
        'charts/redis/LICENSE': '',
        'charts/redis/Chart.yaml': 'name: redis',
      },
    });
    expect(files.paths).toEqual(['Chart.yaml']);
  });
});

describe('findProjectFiles', () => {
  it.each([
    ['SECURITY.md', true],
    ['.github/SECURITY.md', true],
    ['docs/SECURITY.md', true],
    ['deploy/SECURITY.md', true],
    ['deploy/chart/SECURITY.md', true],
    ['other/SECURITY.md', false],
    ['deploy/chart/templates/SECURITY.md', false],
  ])('%s: %s', async (path, expected) => {
    const files = await projectFiles({
      chartPath: 'deploy/chart',
      repository: { [path]: '' },
    });
    expect(findProjectFiles(files, /^SECURITY\.md$/)).toEqual(
      expected ? [path] : [],
    );
  });
});

describe('guideSays', () => {
  it('reads the READMEs of repository and chart, and no other file', async () => {
    const files = await projectFiles({
      chartPath: 'chart',
      chart: { 'README.md': '## Security' },
      repository: { 'README.md': '## Licence', 'NOTES.md': '## Conduct' },
    });
    expect(guideSays(files, /^## Security/)).toBe(true);
    expect(guideSays(files, /^## Licence/)).toBe(true);
    expect(guideSays(files, /^## Conduct/)).toBe(false);
  });
});

describe('documentTexts', () => {
  it('takes what people read, wherever it lies', async () => {
    const files = await projectFiles({
      chart: { 'NOTES.rst': 'one', 'values.yaml': 'two: 2' },
      repository: { 'docs/a/b.md': 'three', Makefile: 'four' },
    });
    expect(documentTexts(files).sort()).toEqual(['one', 'three']);
  });
});
