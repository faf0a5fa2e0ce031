import { ruleTester } from '../../../testing/ruleTester';
import {
  aboutCache,
  answer,
  cacheChart,
  NO_ANSWER,
} from '../../../testing/upstreamCase';
import rule from './rule';

const maintained = (score: number, reason: string) =>
  aboutCache(
    {},
    {
      scorecard: answer({
        date: '2025-12-01',
        score: 5,
        checks: [{ name: 'Maintained', score, reason }],
      }),
    },
  );

ruleTester.run(rule, {
  pass: [
    {
      name: 'a project that is worked on',
      chart: cacheChart(),
      upstream: maintained(10, '30 commits in the last 90 days'),
    },
    {
      name: 'a quiet project is not archived',
      chart: cacheChart(),
      upstream: maintained(0, '0 commits in the last 90 days'),
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
    {
      name: 'it was never scanned',
      chart: cacheChart(),
      upstream: aboutCache({}, { scorecard: answer(null) }),
    },
  ],
  fail: [
    {
      name: 'an archived project',
      chart: cacheChart('repository finding: archived'),
      upstream: maintained(0, 'project is archived'),
      severity: 'high',
    },
    {
      name: 'an archived project, by deps.dev',
      chart: cacheChart('repository finding: archived'),
      upstream: aboutCache(
        {},
        {
          depsDev: answer({
            scorecard: {
              date: '2025-12-01',
              score: 5,
              checks: [
                { name: 'Maintained', score: 0, reason: 'project is archived' },
              ],
            },
          }),
        },
      ),
    },
  ],
});
