import { ruleTester } from '../../../testing/ruleTester';
import {
  aboutCache,
  answer,
  cacheChart,
  NO_ANSWER,
} from '../../../testing/upstreamCase';
import rule from './rule';

const health = (score: number, lastRelease: string) =>
  aboutCache(
    {
      index: answer({
        releases: [{ version: '1.0.0', created: lastRelease }],
        upstream: [],
        urls: [],
        maintainers: 1,
      }),
    },
    { scorecard: answer({ date: '2025-12-01', score, checks: [] }) },
  );

ruleTester.run(rule, {
  pass: [
    {
      name: 'a good score and a release this year',
      chart: cacheChart(),
      upstream: health(7.5, '2025-10-01'),
    },
    {
      name: 'one maintainer, and nothing else',
      chart: cacheChart(),
      upstream: health(4, '2025-02-01'),
    },
  ],
  notApplicable: [{ name: 'no dependency', chart: { 'README.md': '' } }],
  unknown: [
    { name: 'nobody is asked', chart: cacheChart() },
    {
      name: 'no answer',
      chart: cacheChart(),
      upstream: aboutCache({}, { scorecard: NO_ANSWER }),
    },
  ],
  fail: [
    {
      name: 'a low score',
      chart: cacheChart('repository finding: weak'),
      upstream: health(2.9, '2025-10-01'),
      severity: 'medium',
    },
    {
      name: 'no release for more than a year',
      chart: cacheChart('repository finding: weak'),
      upstream: health(8, '2024-10-01'),
    },
  ],
});
