import { component, group } from '../../../testing/catalogEntities';
import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const annotated = (key: string, value = 'X') =>
  component({ owner: 'payments', annotations: { [key]: value } });

ruleTester.run(rule, {
  pass: [
    { name: 'PagerDuty', entity: annotated('pagerduty.com/service-id') },
    { name: 'Splunk', entity: annotated('splunk.com/on-call-team') },
    { name: 'a key of the company', entity: annotated('bank.example/on-call') },
    {
      name: 'a pager of the owner',
      entity: component({ owner: 'payments' }),
      related: [
        group('payments', { annotations: { 'opsgenie.com/team': 'payments' } }),
      ],
    },
    {
      name: 'a link to the rota',
      entity: component({
        links: [{ url: 'https://bank.example/r/1', title: 'On-call rota' }],
      }),
    },
  ],
  notApplicable: [
    {
      name: 'an experiment',
      entity: component({ lifecycle: 'experimental' }),
    },
  ],
  unknown: [{ name: 'no catalog', chart: {} }],
  fail: [
    {
      name: 'nothing',
      entity: component({ owner: 'payments' }),
      related: [group('payments', { email: 'payments@bank.example' })],
      findings: [{ messageId: 'missing', file: 'catalog-info.yaml' }],
    },
    {
      name: 'an account says nothing about a rota',
      entity: annotated('pagerduty.com/account'),
      findings: [{ messageId: 'missing' }],
    },
    {
      name: 'a key without a value',
      entity: annotated('pagerduty.com/service-id', ''),
      findings: [{ messageId: 'missing' }],
    },
  ],
});
