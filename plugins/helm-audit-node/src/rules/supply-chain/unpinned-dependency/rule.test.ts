import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const chart = (dependency: string) => ({
  'Chart.yaml': `apiVersion: v2
name: payments
version: 1.0.0
dependencies:
  - name: redis
    repository: https://charts.example.com
${dependency}
`,
});

ruleTester.run(rule, {
  pass: [
    { name: 'an exact version', chart: chart('    version: 17.3.2') },
    { name: 'within a major version', chart: chart('    version: 17.x.x') },
    { name: 'bounded by commas', chart: chart('    version: ">=17.0.0, <18"') },
  ],
  notApplicable: [
    { name: 'no dependencies', chart: {} },
    {
      name: 'a chart by path',
      chart: {
        'Chart.yaml':
          'name: a\nversion: 1.0.0\ndependencies: [{ name: b, version: "*", repository: "file://../b" }]\n',
      },
    },
    {
      name: 'an unpacked chart that is part of this one',
      chart: {
        ...chart('    version: "*"'),
        'charts/redis/Chart.yaml': 'name: redis\nversion: 17.0.0\n',
      },
    },
    { name: 'plain manifests', manifests: 'kind: Service' },
  ],
  fail: [
    {
      name: 'anything goes',
      chart: chart('    version: "*" # finding: open'),
      severity: 'high',
    },
    {
      name: 'no upper bound',
      chart: chart('    version: ">=17.0.0" # finding: open'),
    },
    {
      name: 'no version at all',
      chart: {
        'Chart.yaml':
          'name: a\nversion: 1.0.0\ndependencies:\n  - name: b # finding: open\n    repository: oci://example.com/charts\n',
      },
    },
    {
      name: 'held by the lock until the next update',
      chart: {
        ...chart('    version: x.x.x # finding: locked'),
        'Chart.lock': '',
      },
      severity: 'medium',
    },
    {
      name: 'a chart of Helm 2',
      chart: {
        'requirements.yaml':
          'dependencies:\n  - name: redis\n    version: "*" # finding: open\n    repository: "@stable"\n',
        'Chart.lock': '',
      },
    },
  ],
});
