import { defaultProfile } from '../../../profiles/default';
import { evaluateRules } from '../../../stages/evaluate/evaluateRules';
import { gatherCase } from '../../../testing/gatherCase';
import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const shop = (own: string, redis: string) => ({
  chart: {
    'Chart.yaml': `apiVersion: v2\nname: shop\nversion: 1.0.0\n${own}`,
    'charts/redis/Chart.yaml': `apiVersion: v2\nname: redis\nversion: 1.0.0\n${redis}`,
  },
});

const UPSTREAM = 'sources: [https://github.com/bitnami/charts/tree/main/redis]';
const COPY = [{ messageId: 'copy', file: 'charts/redis/Chart.yaml' }];

ruleTester.run(rule, {
  pass: [
    {
      name: 'declared with its repository',
      ...shop(
        'dependencies: [{ name: redis, version: 1.0.0, repository: https://a.example.com }]',
        UPSTREAM,
      ),
    },
    {
      name: 'a chart of your own for the software of others',
      ...shop('', 'sources: [https://github.com/redis/redis]'),
    },
    { name: 'nothing about where it is from', ...shop('', '') },
    {
      name: 'of the same owner',
      ...shop('home: https://github.com/bitnami/charts', UPSTREAM),
    },
  ],
  notApplicable: [{ name: 'no charts below', chart: { 'values.yaml': '' } }],
  fail: [
    { name: 'not declared', ...shop('', UPSTREAM), findings: COPY },
    {
      name: 'declared without a repository',
      ...shop(
        'dependencies: [{ name: redis, version: 1.0.0 }]',
        'home: https://github.com/prometheus-community/helm-charts',
      ),
      findings: COPY,
    },
  ],
});

it('leaves out charts by path, which lie elsewhere in the repository', async () => {
  const { gathered } = await gatherCase(
    shop(
      'dependencies: [{ name: redis, version: 1.0.0, repository: file://../redis }]',
      UPSTREAM,
    ),
  );
  if (gathered.chart.state !== 'known') throw new Error('There is a chart.');
  const { value } = gathered.chart;
  const dependencies = value.dependencies.map(dependency => ({
    ...dependency,
    source: 'file' as const,
  }));
  const [result] = evaluateRules(
    [rule],
    {
      ...gathered,
      chart: { state: 'known', value: { ...value, dependencies } },
    },
    defaultProfile,
  );
  expect(result.outcome).toBe('notApplicable');
});
