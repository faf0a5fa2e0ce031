import { component, group } from '../../../testing/catalogEntities';
import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

ruleTester.run(rule, {
  pass: [
    { name: 'an owner by name', entity: component({ owner: 'payments' }) },
    {
      name: 'an owner by relation',
      entity: component({
        relations: [{ type: 'ownedBy', targetRef: 'group:default/payments' }],
      }),
      related: [group('payments')],
    },
    {
      name: 'one who does not exist is the business of another rule',
      entity: component({ owner: 'group:default/gone' }),
    },
  ],
  unknown: [{ name: 'no catalog', chart: {} }],
  fail: [
    {
      name: 'no owner',
      entity: component(),
      findings: [{ messageId: 'missing', file: 'catalog-info.yaml' }],
    },
    {
      name: 'an owner that is an empty text',
      entity: component({ owner: ' ' }),
      findings: [{ messageId: 'missing' }],
    },
    {
      name: 'a placeholder',
      entity: component({ owner: 'group:default/unknown' }),
      findings: [{ messageId: 'placeholder' }],
    },
  ],
});
