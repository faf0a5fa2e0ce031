import { component } from '../../../testing/catalogEntities';
import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const annotated = (key: string, value: string) =>
  component({ annotations: { [key]: value } });

ruleTester.run(rule, {
  pass: [
    { name: 'the annotation', entity: annotated('helm-audit/tier', '1') },
    {
      name: 'the label',
      entity: component({ labels: { 'helm-audit/tier': '3' } }),
    },
    {
      name: 'a key of the company',
      entity: annotated('bank.example/criticality', 'high'),
    },
    {
      name: 'the configuration beside the chart',
      entity: component(),
      chart: { '.helm-audit.yaml': 'tier: 2' },
    },
    { name: 'a tag', entity: component({ tags: ['java', 'tier-1'] }) },
  ],
  unknown: [{ name: 'no catalog', chart: {} }],
  fail: [
    {
      name: 'nothing',
      entity: component({ tags: ['java'] }),
      findings: [{ messageId: 'missing', file: 'catalog-info.yaml' }],
    },
    {
      name: 'a key that only ends alike',
      entity: annotated('bank.example/frontier', '1'),
      findings: [{ messageId: 'missing' }],
    },
    {
      name: 'a tier that does not exist',
      entity: annotated('helm-audit/tier', 'gold'),
      findings: [{ messageId: 'invalid' }],
    },
  ],
});
