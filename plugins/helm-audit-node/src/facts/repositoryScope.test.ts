import { scopeToChart } from './repositoryScope';

const repository = (paths: string[]) => ({
  paths,
  files: Object.fromEntries(paths.map(path => [path, ''])),
  truncated: false,
});

const scoped = (paths: string[], chart: string) =>
  scopeToChart(repository(paths), chart);

describe('scopeToChart', () => {
  const paths = [
    '.github/workflows/ci.yaml',
    'services/a/chart/Chart.yaml',
    'services/a/docs/runbook.md',
    'services/b/chart/Chart.yaml',
    'services/b/docs/runbook.md',
    'services/README.md',
  ];

  it('leaves out what lies closer to another chart', () => {
    const { paths: own, files } = scoped(paths, 'services/a/chart');
    expect(own).toEqual([
      '.github/workflows/ci.yaml',
      'services/a/chart/Chart.yaml',
      'services/a/docs/runbook.md',
      'services/README.md',
    ]);
    expect(Object.keys(files)).toEqual(own);
  });

  it('keeps what charts of one folder share', () => {
    const own = scoped(
      ['charts/a/Chart.yaml', 'charts/b/Chart.yaml', 'charts/rules.yaml'],
      'charts/a',
    ).paths;
    expect(own).toEqual(['charts/a/Chart.yaml', 'charts/rules.yaml']);
  });

  it('does not take subcharts for other charts', () => {
    const own = ['chart/Chart.yaml', 'chart/charts/redis/Chart.yaml'];
    expect(scoped(own, 'chart').paths).toEqual(own);
    expect(scoped(['Chart.yaml', 'sub/Chart.yaml'], '.').paths).toHaveLength(2);
  });
});
