import { component, group } from '../../../testing/catalogEntities';
import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const annotations = { 'pagerduty.com/service-id': 'P1' };
const entity = component({ owner: 'payments', annotations });
const MISSING = [{ messageId: 'missing' }];

ruleTester.run(rule, {
  pass: [
    {
      name: 'a link of the owner',
      entity,
      related: [
        group('payments', {
          links: [
            { url: 'https://bank.example/e', title: 'Escalation policy' },
          ],
        }),
      ],
    },
    {
      name: 'a section of the runbook',
      entity,
      repository: { 'docs/runbook.md': '## Escalation\n\nCall the head of…' },
    },
  ],
  notApplicable: [
    { name: 'no pager', entity: component(), repository: { 'README.md': '' } },
  ],
  unknown: [
    { name: 'no repository to read documents of', entity },
    {
      name: 'a repository that was not read whole',
      entity,
      repository: {},
      repositoryTruncated: true,
    },
  ],
  fail: [
    {
      name: 'a pager and nothing after it',
      entity,
      repository: { 'docs/runbook.md': '# Runbook\n\nRestart it.' },
      findings: MISSING,
    },
    {
      name: 'another kind of escalation',
      entity,
      repository: { 'README.md': 'No privilege escalation is allowed.' },
      findings: MISSING,
    },
  ],
});
