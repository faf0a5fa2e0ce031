import { component, group, user } from '../../../testing/catalogEntities';
import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

ruleTester.run(rule, {
  pass: [
    {
      name: 'a group of that name, written in another case',
      entity: component({ owner: 'Payments' }),
      related: [group('payments')],
    },
    {
      name: 'a person',
      entity: component({ owner: 'user:default/ada' }),
      related: [user('ada')],
    },
  ],
  notApplicable: [{ name: 'no owner at all', entity: component() }],
  unknown: [{ name: 'no catalog', chart: {} }],
  fail: [
    {
      name: 'no such group',
      entity: component({ owner: 'settlement-squad' }),
      related: [group('payments')],
      findings: [{ messageId: 'missing', file: 'catalog-info.yaml' }],
    },
    {
      name: 'a user of the name of the group',
      entity: component({ owner: 'group:default/ada' }),
      related: [user('ada')],
      findings: [{ messageId: 'missing' }],
    },
    {
      name: 'one of two is gone',
      entity: component({
        relations: [
          { type: 'ownedBy', targetRef: 'group:default/payments' },
          { type: 'ownedBy', targetRef: 'group:default/gone' },
        ],
      }),
      related: [group('payments')],
      findings: [{ messageId: 'missing' }],
    },
  ],
});
