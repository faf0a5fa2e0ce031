import { component, group, user } from '../../../testing/catalogEntities';
import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const entity = component({ owner: 'payments' });

ruleTester.run(rule, {
  pass: [
    {
      name: 'an address',
      entity,
      related: [group('payments', { email: 'payments@bank.example' })],
    },
    {
      name: 'a channel that Backstage writes to',
      entity,
      related: [
        group('payments', { annotations: { 'slack.com/bot-notify': 'C1' } }),
      ],
    },
    {
      name: 'a channel under a key of the company',
      entity,
      related: [
        group('payments', {
          annotations: { 'bank.example/slack-channel': '#payments' },
        }),
      ],
    },
    {
      name: 'a link of the component',
      entity: component({
        owner: 'payments',
        links: [{ url: 'https://bank.example/c/1', title: 'Team chat' }],
      }),
      related: [group('payments')],
    },
    {
      name: 'a person with an address',
      entity: component({ owner: 'user:ada' }),
      related: [user('ada', 'ada@bank.example')],
    },
  ],
  notApplicable: [{ name: 'an owner whom the catalog does not know', entity }],
  fail: [
    {
      name: 'a group with a name and nothing else',
      entity,
      related: [group('payments')],
      findings: [{ messageId: 'unreachable', file: 'catalog-info.yaml' }],
    },
    {
      name: 'the addresses of members are not the one of the team',
      entity,
      related: [
        group('payments', { members: ['ada'] }),
        user('ada', 'ada@bank.example'),
      ],
      findings: [{ messageId: 'unreachable' }],
    },
    {
      name: 'other annotations, and an address that is none',
      entity,
      related: [
        group('payments', {
          email: 'tbd',
          annotations: { 'github.com/team-slug': 'bank/payments' },
        }),
      ],
      findings: [{ messageId: 'unreachable' }],
    },
  ],
});
