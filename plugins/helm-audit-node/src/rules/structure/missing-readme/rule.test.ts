import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

ruleTester.run(rule, {
  pass: [
    { name: 'README.md', chart: { 'README.md': '# Payments' } },
    {
      name: 'in lower case and plain text',
      chart: { 'readme.txt': 'Payments' },
    },
  ],
  notApplicable: [{ name: 'plain manifests', manifests: 'kind: Service' }],
  fail: [
    {
      name: 'no file at all',
      chart: {},
      findings: [{ messageId: 'missing', file: 'README.md' }],
    },
    {
      name: 'only the README of a subchart and of a folder',
      chart: {
        'charts/redis/Chart.yaml': 'name: redis\nversion: 1.0.0\n',
        'charts/redis/README.md': '# Redis',
        'files/README.md': '# Files',
      },
      findings: [{ messageId: 'missing', file: 'README.md' }],
    },
  ],
});
