import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const chart = (repository: string) => ({
  'Chart.yaml': `apiVersion: v2
name: payments
version: 1.0.0
dependencies:
  - name: redis
    version: 17.3.2
    repository: ${repository}
`,
});

ruleTester.run(rule, {
  pass: [
    { name: 'HTTPS', chart: chart('https://charts.example.com') },
    { name: 'a registry', chart: chart('oci://charts.example.com/http://x') },
    { name: 'an alias', chart: chart("'@stable'") },
    { name: 'the machine itself', chart: chart('http://localhost:8879') },
    { name: 'its address', chart: chart('http://127.0.0.1:8879/charts') },
  ],
  notApplicable: [
    { name: 'no dependencies', chart: {} },
    { name: 'a chart by path', chart: chart('file://../redis') },
    {
      name: 'an unpacked chart is not fetched',
      chart: {
        ...chart('http://charts.example.com'),
        'charts/redis/Chart.yaml': 'name: redis\nversion: 17.3.2\n',
      },
    },
    { name: 'plain manifests', manifests: 'kind: Service' },
  ],
  fail: [
    {
      name: 'plain HTTP',
      chart: chart('http://charts.example.com # finding: plain'),
      severity: 'high',
    },
    {
      name: 'in capitals and with a port',
      chart: chart('HTTP://localhost.example.com:8080 # finding: plain'),
    },
    {
      name: 'in a chart of Helm 2',
      chart: {
        'requirements.yaml':
          'dependencies:\n  - name: redis\n    version: 1.0.0\n    repository: http://charts.example.com # finding: plain\n',
      },
    },
  ],
});
