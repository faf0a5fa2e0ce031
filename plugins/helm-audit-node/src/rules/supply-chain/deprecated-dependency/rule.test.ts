import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const chart = (...dependencies: string[]) => ({
  'Chart.yaml': `apiVersion: v2
name: payments
version: 1.0.0
dependencies:
${dependencies
  .map(name => `  - name: ${name}\n    version: 1.0.0\n`)
  .join('')}`,
});

const REDIS = 'charts/redis/Chart.yaml';

ruleTester.run(rule, {
  pass: [
    {
      name: 'a chart that is maintained',
      chart: {
        ...chart('redis'),
        [REDIS]: 'name: redis\nversion: 1.0.0\ndeprecated: false\n',
      },
    },
    {
      name: 'a chart that only wishes it were deprecated',
      chart: {
        ...chart('redis'),
        [REDIS]: 'name: redis\nversion: 1.0.0\ndeprecated: "true"\n',
      },
    },
  ],
  notApplicable: [
    { name: 'no dependencies', chart: {} },
    { name: 'plain manifests', manifests: 'kind: Service' },
  ],
  unknown: [
    { name: 'a dependency that is not at hand', chart: chart('redis') },
    {
      name: 'one of two is not at hand',
      chart: {
        ...chart('redis', 'kafka'),
        [REDIS]: 'name: redis\nversion: 1.0.0\n',
      },
    },
  ],
  fail: [
    {
      name: 'deprecated',
      chart: {
        ...chart('redis # finding: deprecated'),
        [REDIS]: 'name: redis\nversion: 1.0.0\ndeprecated: true\n',
      },
      severity: 'high',
    },
    {
      name: 'the chart itself, with its successor',
      chart: {
        'Chart.yaml':
          'apiVersion: v2\nname: payments\nversion: 1.0.0\ndeprecated: true # finding: replaced\n',
        'README.md': 'Moved to https://charts.example.com/payments.\n',
      },
    },
    {
      name: 'the chart itself, without any dependency',
      chart: {
        'Chart.yaml':
          'apiVersion: v2\nname: payments\nversion: 1.0.0\ndeprecated: true # finding: itself\n',
      },
      severity: 'high',
    },
    {
      name: 'deprecated beside one that is not at hand',
      chart: {
        ...chart('kafka', 'redis # finding: deprecated'),
        [REDIS]: 'name: redis\nversion: 1.0.0\ndeprecated: true\n',
      },
    },
  ],
});
