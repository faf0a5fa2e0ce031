import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const COMPLETE = `apiVersion: v2
name: payments
version: 1.4.2
description: Authorises card payments
appVersion: "2.0"
kubeVersion: ">=1.30.0-0"
home: https://example.com
maintainers: [{ name: Payments team }]
`;

const withKubeVersion = (range: string, mark = '') => ({
  'Chart.yaml': COMPLETE.replace(
    'kubeVersion: ">=1.30.0-0"',
    `kubeVersion: "${range}"${mark}`,
  ),
});

ruleTester.run(rule, {
  pass: [
    { name: 'everything is there', chart: { 'Chart.yaml': COMPLETE } },
    {
      name: 'sources do in place of home',
      chart: {
        'Chart.yaml': COMPLETE.replace(
          'home: https://example.com',
          'sources: [https://example.com]',
        ),
      },
    },
    {
      name: 'a library has no application and runs nowhere',
      chart: {
        'Chart.yaml': COMPLETE.replace(
          /appVersion.*\nkubeVersion.*\n/,
          'type: library\n',
        ),
      },
    },
    {
      name: 'a range with two bounds',
      chart: withKubeVersion('>=1.28.0-0, <1.99.0-0'),
    },
    {
      name: 'a range that cannot be parsed is not judged',
      chart: withKubeVersion('whatever'),
    },
  ],
  fail: [
    {
      name: 'one field is missing',
      chart: { 'Chart.yaml': COMPLETE.replace(/home.*\n/, '') },
      findings: [{ messageId: 'missing', file: 'Chart.yaml' }],
    },
    {
      name: 'a version of two parts',
      chart: {
        'Chart.yaml': COMPLETE.replace(
          'version: 1.4.2',
          'version: 1.4 # finding: version',
        ),
      },
    },
    {
      name: 'two dependencies of one name',
      chart: {
        'Chart.yaml': `${COMPLETE}dependencies:
  - { name: redis, version: 1.0.0, repository: 'https://charts.example' }
  - name: redis # finding: unloadable
    version: 2.0.0
    repository: https://charts.example
`,
      },
      severity: 'high',
    },
    {
      name: 'a source that is no address',
      chart: {
        'Chart.yaml': `${COMPLETE}sources:\n  - example.com # finding: refused\n`,
      },
      severity: 'low',
    },
    {
      name: 'a key twice',
      chart: {
        'Chart.yaml': `${COMPLETE}description: Charges cards\n`,
      },
      findings: [{ messageId: 'refused', file: 'Chart.yaml' }],
    },
    {
      name: 'a lower bound that shuts out managed clusters',
      chart: withKubeVersion('>=1.25', ' # finding: suffix'),
    },
    {
      name: 'a lower and an upper bound that shut them out',
      chart: withKubeVersion('>= 1.25.0, < 1.99.0', ' # finding: suffix'),
    },
  ],
});
