import { component, group } from '../../../testing/catalogEntities';
import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const entity = component({ owner: 'payments' });
const MISSING = [{ messageId: 'missing' }];

ruleTester.run(rule, {
  pass: [
    {
      name: 'a document, also without a catalog',
      repository: { 'docs/runbook.md': '# Checkout' },
    },
    {
      name: 'a section of the README',
      repository: { 'README.md': '# Checkout\n\n## Troubleshooting\n' },
      entity,
    },
    {
      name: 'a link of the component, also without a repository',
      entity: component({
        links: [{ url: 'https://bank.example/x', title: 'Runbook' }],
      }),
    },
    {
      name: 'a link of the owner',
      entity,
      related: [
        group('payments', {
          links: [{ url: 'https://bank.example/playbooks/payments' }],
        }),
      ],
    },
  ],
  notApplicable: [
    {
      name: 'a library does not run',
      chart: { 'Chart.yaml': 'name: lib\nversion: 1.0.0\ntype: library\n' },
      repository: { 'README.md': '' },
      entity,
    },
  ],
  unknown: [
    { name: 'no repository', entity },
    { name: 'no catalog', repository: { 'README.md': '# Checkout' } },
  ],
  fail: [
    {
      name: 'a README and nothing else',
      repository: { 'README.md': '# Checkout\n\nThe runbook will follow.' },
      entity,
      findings: MISSING,
    },
    {
      name: 'a link to something else',
      repository: { 'docs/api.md': '# API' },
      entity: component({
        links: [{ url: 'https://bank.example/d', title: 'Dashboard' }],
      }),
      findings: MISSING,
    },
  ],
});
