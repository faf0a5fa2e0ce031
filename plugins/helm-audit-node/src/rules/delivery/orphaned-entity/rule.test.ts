import { component } from '../../../testing/catalogEntities';
import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const annotated = (value: string) =>
  component({ annotations: { 'backstage.io/orphan': value } });

ruleTester.run(rule, {
  pass: [
    { name: 'an entity without annotations', entity: component() },
    { name: 'an annotation that says no', entity: annotated('false') },
  ],
  unknown: [{ name: 'no catalog', chart: {} }],
  fail: [
    {
      name: 'an orphan',
      entity: annotated('true'),
      findings: [{ messageId: 'orphan', file: 'catalog-info.yaml' }],
    },
    {
      name: 'an orphan with an owner',
      entity: component({
        owner: 'payments',
        annotations: { 'backstage.io/orphan': 'true' },
      }),
      findings: [{ messageId: 'orphan' }],
    },
  ],
});
