import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

ruleTester.run(rule, {
  pass: [
    { name: 'at the root', repository: { 'SECURITY.md': '' } },
    { name: 'where GitHub looks', repository: { '.github/security.md': '' } },
    { name: 'in other folders', repository: { 'doc/security.markdown': '' } },
    { name: 'in the chart alone', chart: { 'SECURITY.md': '' } },
    {
      name: 'as Kubernetes projects do',
      repository: { SECURITY_CONTACTS: 'ann' },
    },
    {
      name: 'security insights',
      repository: { 'security-insights.yaml': '' },
    },
    {
      name: 'by RFC 9116',
      repository: { '.well-known/security.txt': '' },
    },
    {
      name: 'a section of the guide',
      repository: { 'CONTRIBUTING.md': '## Reporting Vulnerabilities\n' },
    },
    {
      name: 'an address in the README',
      repository: { 'README.md': 'Found a hole? Tell security@bank.example.' },
    },
    {
      name: 'a sentence in the README',
      repository: { 'README.md': 'Please report any security issue to Ann.' },
    },
  ],
  notApplicable: [{ name: 'plain manifests', manifests: 'kind: Service' }],
  unknown: [
    { name: 'it may stand in a repository that is not at hand', chart: {} },
  ],
  fail: [
    {
      name: 'none anywhere',
      repository: { 'README.md': 'Mind the security of your data.' },
      findings: [{ messageId: 'missing', file: 'SECURITY.md' }],
    },
    {
      name: 'a file on something else',
      repository: { 'docs/security-context.md': '' },
      findings: [{ messageId: 'missing' }],
    },
  ],
});
