import { component, group, user } from '../../../testing/catalogEntities';
import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const ownedBy = (...refs: string[]) =>
  refs.map(targetRef => ({ type: 'ownedBy', targetRef }));

ruleTester.run(rule, {
  pass: [
    { name: 'a group by name', entity: component({ owner: 'payments' }) },
    {
      name: 'a group beside a person',
      entity: component({
        relations: ownedBy('group:default/payments', 'user:default/ada'),
      }),
      related: [group('payments'), user('ada')],
    },
  ],
  notApplicable: [{ name: 'no owner at all', entity: component() }],
  unknown: [{ name: 'no catalog', chart: {} }],
  fail: [
    {
      name: 'a person by name',
      entity: component({ owner: 'user:ada' }),
      findings: [{ messageId: 'person', file: 'catalog-info.yaml' }],
    },
    {
      name: 'two people are no team',
      entity: component({
        relations: ownedBy('user:default/ada', 'User:default/grace'),
      }),
      findings: [{ messageId: 'person' }],
    },
  ],
});
