import { ruleTester } from '../../../testing/ruleTester';
import {
  aboutCache,
  answer,
  cacheChart,
  NO_ANSWER,
} from '../../../testing/upstreamCase';
import rule from './rule';

const index = (...versions: Array<[string, string?]>) =>
  aboutCache({
    index: answer({
      releases: versions.map(([version, created]) => ({ version, created })),
      upstream: [],
      urls: [],
      maintainers: 2,
    }),
  });

ruleTester.run(rule, {
  pass: [
    {
      name: 'the newest version',
      chart: cacheChart(),
      upstream: index(['1.0.0', '2020-01-01']),
    },
    {
      name: 'a major version that is a month old',
      chart: cacheChart(),
      upstream: index(['2.0.0', '2025-12-01'], ['1.0.0', '2024-01-01']),
    },
    {
      name: 'a patch behind for years',
      chart: cacheChart(),
      upstream: index(['1.0.1', '2020-01-01'], ['1.0.0', '2019-01-01']),
    },
  ],
  notApplicable: [
    { name: 'no dependency', chart: { 'README.md': '' } },
    {
      name: 'a chart of this repository',
      chart: {
        'Chart.yaml':
          'apiVersion: v2\nname: a\nversion: 1.0.0\ndependencies: [{ name: b, version: 1.0.0, repository: "file://../b" }]\n',
      },
    },
  ],
  unknown: [
    { name: 'the chart repository is not asked', chart: cacheChart() },
    {
      name: 'the chart repository does not answer',
      chart: cacheChart(),
      upstream: aboutCache({ index: NO_ANSWER }),
    },
  ],
  fail: [
    {
      name: 'a major version behind for a year',
      chart: cacheChart('version finding: outdated'),
      upstream: index(['2.0.0', '2025-01-01'], ['1.0.0', '2024-01-01']),
      severity: 'medium',
    },
    {
      name: 'a minor version behind for more than a year',
      chart: cacheChart('version finding: outdated'),
      upstream: index(['1.1.0', '2024-06-01'], ['1.0.0', '2024-01-01']),
      severity: 'low',
    },
  ],
});
