import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const OPEN = { LICENSE: '' };

ruleTester.run(rule, {
  pass: [
    { name: 'at the root', repository: { ...OPEN, 'CODE_OF_CONDUCT.md': '' } },
    { name: 'with hyphens', repository: { ...OPEN, 'code-of-conduct.md': '' } },
    {
      name: 'in the chart alone',
      chart: { LICENSE: '', 'CODE_OF_CONDUCT.md': '' },
    },
    {
      name: 'kept elsewhere and linked',
      repository: {
        ...OPEN,
        'CONTRIBUTING.md': 'Our [Code of Conduct](https://example.com/conduct)',
      },
    },
  ],
  notApplicable: [
    { name: 'plain manifests', manifests: 'kind: Service' },
    {
      name: 'no licence invites anybody from outside',
      repository: { 'README.md': '' },
    },
  ],
  unknown: [
    { name: 'it may stand in a repository that is not at hand', chart: {} },
  ],
  fail: [
    {
      name: 'none anywhere',
      repository: { ...OPEN, 'README.md': 'Tests conduct themselves.' },
      findings: [{ messageId: 'missing', file: 'CODE_OF_CONDUCT.md' }],
    },
    {
      name: "only another folder's",
      repository: { ...OPEN, 'web/CODE_OF_CONDUCT.md': '' },
      findings: [{ messageId: 'missing' }],
    },
  ],
});
