import { ruleTester } from '../../../testing/ruleTester';
import { alert } from '../testManifests';
import rule from './rule';

const ALERT = alert('a > 1');

const config = (receiver: string, configs: string) => `
apiVersion: monitoring.coreos.com/v1alpha1
kind: AlertmanagerConfig
metadata: { name: payments }
spec:
  route:
    receiver: ${receiver}
  receivers:
    - { name: on-call, ${configs} }
`;

const PAGER = 'pagerdutyConfigs: [{ routingKey: { name: a, key: b } }]';

const entity = (annotations: Record<string, string>) => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'payments', annotations },
});

ruleTester.run(rule, {
  pass: [
    {
      name: 'a receiver with a pager',
      manifests: `${ALERT}---${config('on-call', PAGER)}`,
    },
    {
      name: 'the pager of the component',
      manifests: ALERT,
      entity: entity({ 'pagerduty.com/service-id': 'A' }),
    },
    {
      name: 'the channel of the component',
      manifests: ALERT,
      entity: entity({ 'slack.com/bot-notify': 'A' }),
    },
  ],
  notApplicable: [
    {
      name: 'no alerts',
      manifests: 'apiVersion: v1\nkind: Namespace\nmetadata: { name: a }',
    },
  ],
  unknown: [{ name: 'no catalog', manifests: ALERT }],
  fail: [
    {
      name: 'a receiver that is not there',
      manifests: config('on-cal # finding: receiver', PAGER),
    },
    {
      name: 'a receiver without destination',
      manifests: config('on-call # finding: receiver', 'slackConfigs: []'),
    },
    {
      name: 'nothing in the catalog',
      manifests: ALERT,
      entity: entity({}),
      findings: [{ messageId: 'nowhere' }],
    },
  ],
});
