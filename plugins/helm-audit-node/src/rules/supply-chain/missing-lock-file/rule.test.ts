import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const chart = (...versions: string[]) => ({
  'Chart.yaml': `apiVersion: v2
name: payments
version: 1.0.0
dependencies:
${versions
  .map(
    (version, index) => `  - name: part${index}
    repository: oci://charts.example.com
    version: ${version}
`,
  )
  .join('')}`,
});

ruleTester.run(rule, {
  pass: [
    { name: 'nothing but exact versions', chart: chart('1.2.3', 'v2.0.0') },
    {
      name: 'a range with a lock',
      chart: { ...chart('^1.2.3'), 'Chart.lock': 'dependencies: []' },
    },
  ],
  notApplicable: [
    { name: 'no dependencies', chart: {} },
    {
      name: 'charts of this repository',
      chart: {
        'Chart.yaml':
          'name: a\nversion: 1.0.0\ndependencies: [{ name: b, version: 1.x, repository: "file://../b" }, { name: c, version: 1.x }]\n',
      },
    },
    {
      name: 'unpacked charts',
      chart: {
        ...chart('1.x'),
        'charts/part0/Chart.yaml': 'name: part0\nversion: 1.0.0\n',
      },
    },
    { name: 'plain manifests', manifests: 'kind: Service' },
  ],
  fail: [
    { name: 'one range', chart: chart('^1.2.3 # finding: missing') },
    {
      name: 'ranges after an exact version, told once',
      chart: chart('1.2.3', '2.x.x # finding: missing', '~3.1.0'),
    },
    {
      name: "the lock of the other Helm's charts",
      chart: {
        ...chart('1.x # finding: missing'),
        'requirements.lock': 'dependencies: []',
      },
    },
  ],
});
