import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

ruleTester.run(rule, {
  pass: [
    { name: 'at the root', repository: { 'CODE_OF_CONDUCT.md': '' } },
    { name: 'with hyphens', repository: { 'code-of-conduct.md': '' } },
    { name: 'in the chart alone', chart: { 'CODE_OF_CONDUCT.md': '' } },
    {
      name: 'kept elsewhere and linked',
      repository: {
        'CONTRIBUTING.md': 'Our [Code of Conduct](https://example.com/conduct)',
      },
    },
  ],
  notApplicable: [{ name: 'plain manifests', manifests: 'kind: Service' }],
  unknown: [
    { name: 'it may stand in a repository that is not at hand', chart: {} },
  ],
  fail: [
    {
      name: 'none anywhere',
      repository: { 'README.md': 'Tests conduct themselves.' },
      findings: [{ messageId: 'missing', file: 'CODE_OF_CONDUCT.md' }],
    },
    {
      name: "only another folder's",
      repository: { 'web/CODE_OF_CONDUCT.md': '' },
      findings: [{ messageId: 'missing' }],
    },
  ],
});
