import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

ruleTester.run(rule, {
  pass: [
    { name: 'at the root', repository: { 'CONTRIBUTING.md': '' } },
    { name: 'in docs', repository: { 'docs/development.md': '' } },
    { name: 'in the chart alone', chart: { 'CONTRIBUTING.rst': '' } },
    {
      name: 'a section of the README',
      repository: { 'README.md': '# Payments\n\n## How to contribute\n' },
    },
  ],
  notApplicable: [{ name: 'plain manifests', manifests: 'kind: Service' }],
  unknown: [
    { name: 'it may stand in a repository that is not at hand', chart: {} },
  ],
  fail: [
    {
      name: 'none anywhere',
      repository: { 'README.md': 'Thanks to all who contribute.' },
      findings: [{ messageId: 'missing', file: 'CONTRIBUTING.md' }],
    },
    {
      name: "only another folder's",
      repository: { 'web/CONTRIBUTING.md': '' },
      findings: [{ messageId: 'missing' }],
    },
  ],
});
