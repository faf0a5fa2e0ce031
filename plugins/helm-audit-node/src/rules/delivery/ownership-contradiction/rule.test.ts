import { Entity } from '@backstage/catalog-model';
import { alert } from '../../observability/testManifests';
import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const entity: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'payments' },
  spec: { owner: 'group:default/payment-core' },
};

const group: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: {
    name: 'payment-core',
    annotations: { 'github.com/team-slug': 'acme/pay' },
  },
  spec: { children: [], parent: 'money' },
};

const pods = (team: string) => `
apiVersion: apps/v1
kind: Deployment
metadata: { name: payments }
spec:
  template:
    metadata:
      labels:
        team: ${team}
    spec: { containers: [{ name: a }] }
`;

const rules = (team: string) => `
apiVersion: monitoring.coreos.com/v1
kind: PrometheusRule
metadata: { name: payments }
spec:
  groups:
    - name: a
      rules:
        - alert: A
          expr: a > 1
          labels:
            team: ${team}
`;

ruleTester.run(rule, {
  pass: [
    { name: 'the same team', entity, manifests: rules('payment-core') },
    {
      name: 'the same team in other words',
      entity,
      manifests: pods('Payment-Core-Team'),
    },
    {
      name: 'the group above',
      entity,
      related: [group],
      manifests: pods('money'),
    },
    {
      name: 'its team on the forge',
      entity,
      related: [group],
      repository: { CODEOWNERS: '* @acme/pay' },
    },
  ],
  notApplicable: [
    { name: 'nobody says anything', entity, manifests: alert('a > 1') },
    {
      name: 'reviewers are persons',
      entity,
      repository: { CODEOWNERS: '* @alice @acme/other' },
    },
    {
      name: 'the owner is a person',
      entity: { ...entity, spec: { owner: 'user:default/alice' } },
      manifests: pods('other'),
    },
  ],
  unknown: [{ name: 'no catalog', manifests: pods('other') }],
  fail: [
    {
      name: 'alerts go to another team',
      entity,
      manifests: rules('ledger # finding: other'),
    },
    {
      name: 'pods name another team',
      entity,
      manifests: pods('ledger # finding: other'),
    },
    {
      name: 'another team reviews',
      entity,
      related: [group],
      repository: { CODEOWNERS: '* @acme/ledger' },
      findings: [{ messageId: 'other', file: 'CODEOWNERS' }],
    },
  ],
});
