import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const DEPLOYMENT = `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  template:
    metadata: { labels: { app: web, tier: front } }
    spec: { containers: [{ name: app }] }
---`;

const budget = (selector: string, api = 'policy/v1', namespace = '') => `
apiVersion: ${api}
kind: PodDisruptionBudget
metadata: { name: web, ${namespace} }
spec:
  ${selector}
`;

const EXPRESSION =
  'selector: { matchExpressions: [{ key: tier, operator: In, values: [front] }] }';

ruleTester.run(rule, {
  pass: [
    {
      name: 'labels match',
      manifests: `${DEPLOYMENT}${budget(
        'selector: { matchLabels: { app: web } }',
      )}`,
    },
    {
      name: 'expressions match',
      manifests: `${DEPLOYMENT}${budget(EXPRESSION)}`,
    },
    {
      name: 'an empty selector selects all',
      manifests: `${DEPLOYMENT}${budget('selector: {}')}`,
    },
  ],
  notApplicable: [{ name: 'no budget', manifests: DEPLOYMENT }],
  unknown: [
    {
      name: 'the namespace of others',
      chart: {},
      manifests: `${DEPLOYMENT}${budget(
        'selector: { matchLabels: { app: dns } }',
        'policy/v1',
        'namespace: kube-system',
      )}`,
    },
  ],
  fail: [
    {
      name: 'the pods of a DaemonSet, which is not scaled',
      manifests: `${DEPLOYMENT.replace('Deployment', 'DaemonSet')}${budget(
        'selector: { matchLabels: { app: web } } # finding: unscalable',
      )}`,
      severity: 'medium',
    },
    {
      name: 'a second budget, for what is not there',
      manifests: `${DEPLOYMENT.replace(
        'spec:',
        'spec:\n  replicas: 2',
      )}${budget('selector: { matchLabels: { app: web } }')}---${budget(
        'selector: { matchLabels: { app: api } } # finding: idle',
      ).replace('name: web', 'name: api')}`,
      severity: 'low',
    },
    {
      name: 'another value',
      manifests: `${DEPLOYMENT}${budget(
        'selector: { matchLabels: { app: api } } # finding: dangling',
      )}`,
    },
    {
      name: 'one of two labels does not match',
      manifests: `${DEPLOYMENT}${budget(
        'selector: { matchLabels: { app: web, tier: back } } # finding: dangling',
      )}`,
    },
    {
      name: 'an empty selector selected none in the old version',
      manifests: `${DEPLOYMENT}${budget(
        'selector: {} # finding: dangling',
        'policy/v1beta1',
      )}`,
    },
    {
      name: 'no selector',
      manifests: `${DEPLOYMENT}${budget('maxUnavailable: 1').replace(
        'spec:\n  max',
        'spec: # finding: unselective\n  max',
      )}`,
    },
  ],
});
