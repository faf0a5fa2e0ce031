import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const shop = (dependency: string, files: Record<string, string> = {}) => ({
  chart: {
    'Chart.yaml': `apiVersion: v2
name: shop
version: 1.0.0
dependencies:
  - ${dependency}
`,
    ...files,
  },
});

const REDIS =
  'name: redis\n    version: 1.0.0\n    repository: https://a.example.com';
const redis = (rest: string) => ({
  'charts/redis/Chart.yaml': `apiVersion: v2\nname: redis\nversion: 1.0.0\n${rest}`,
});

ruleTester.run(rule, {
  pass: [
    {
      name: 'an annotation',
      ...shop(REDIS, redis('annotations: { licenses: Apache-2.0 }')),
    },
    {
      name: 'a file',
      ...shop(REDIS, { ...redis(''), 'charts/redis/LICENSE': 'MIT' }),
    },
  ],
  notApplicable: [
    { name: 'no dependencies', chart: { 'values.yaml': '' } },
    {
      name: 'a chart of the same repository',
      ...shop('name: redis', redis('')),
    },
  ],
  unknown: [{ name: 'not at hand', ...shop(REDIS) }],
  fail: [
    {
      name: 'neither file nor annotation',
      ...shop(REDIS.replace('redis', 'redis # finding: unknown'), redis('')),
    },
    {
      name: 'a file of its own subchart does not count',
      ...shop(REDIS.replace('redis', 'redis # finding: unknown'), {
        ...redis(''),
        'charts/redis/charts/common/LICENSE': 'MIT',
      }),
    },
  ],
});
