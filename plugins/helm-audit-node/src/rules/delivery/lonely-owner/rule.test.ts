import { component, group, user } from '../../../testing/catalogEntities';
import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const department = {
  ...group('payments', { members: ['ada'] }),
  spec: { type: 'department', children: ['payment-core'] },
};

ruleTester.run(rule, {
  pass: [
    {
      name: 'two members',
      entity: component({ owner: 'payments' }),
      related: [group('payments', { members: ['ada', 'grace'] })],
    },
    {
      name: 'two teams of one person each are two people',
      entity: component({
        relations: [
          { type: 'ownedBy', targetRef: 'group:default/payments' },
          { type: 'ownedBy', targetRef: 'group:default/ledger' },
        ],
      }),
      related: [
        group('payments', { members: ['ada'] }),
        group('ledger', { members: ['grace'] }),
      ],
    },
    {
      name: 'members of groups below it',
      entity: component({ owner: 'payments' }),
      related: [department, group('payment-core', { members: ['grace'] })],
    },
  ],
  notApplicable: [
    {
      name: 'a person',
      entity: component({ owner: 'user:ada' }),
      related: [user('ada')],
    },
    {
      name: 'a group that does not exist',
      entity: component({ owner: 'gone' }),
    },
  ],
  unknown: [
    {
      name: 'members who may be in child groups',
      entity: component({ owner: 'payments' }),
      related: [department],
    },
    {
      name: 'no members imported',
      entity: component({ owner: 'payments' }),
      related: [group('payments')],
    },
  ],
  fail: [
    {
      name: 'one member, who is in the group below it as well',
      entity: component({ owner: 'payments' }),
      related: [department, group('payment-core', { members: ['ada'] })],
      findings: [{ messageId: 'single' }],
    },
    {
      name: 'one member',
      entity: component({ owner: 'payments' }),
      related: [group('payments', { members: ['ada'] })],
      findings: [{ messageId: 'single', file: 'catalog-info.yaml' }],
    },
    {
      name: 'one member, by the relation of the user alone',
      entity: component({ owner: 'payments' }),
      related: [
        group('payments'),
        {
          ...user('ada'),
          relations: [
            { type: 'memberOf', targetRef: 'group:default/payments' },
          ],
        },
      ],
      findings: [{ messageId: 'single' }],
    },
  ],
});
