import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const packaged = [{ messageId: 'packaged', file: '.helmignore' }];

ruleTester.run(rule, {
  pass: [
    { name: 'nothing but the chart', chart: { 'values.yaml': '' } },
    {
      name: 'tests of Helm and of a subchart belong to them',
      chart: {
        'templates/tests/a.yaml': '',
        'charts/db/Chart.yaml': 'name: db\nversion: 1.0.0\n',
        'charts/db/tests/a.yaml': '',
      },
    },
    {
      name: 'what is ignored',
      chart: { 'tests/a_test.yaml': '', '.helmignore': '# tests\ntests/\n' },
    },
  ],
  notApplicable: [{ name: 'plain manifests', manifests: 'kind: Service' }],
  fail: [
    { name: 'tests', chart: { 'tests/a.yaml': '' }, findings: packaged },
    {
      name: 'the package of an earlier version',
      chart: { 'web-1.0.0.tgz': '', '.helmignore': 'ci/' },
      findings: [{ messageId: 'packaged' }],
    },
    { name: 'a key', chart: { 'files/tls.key': '' }, findings: packaged },
  ],
});
