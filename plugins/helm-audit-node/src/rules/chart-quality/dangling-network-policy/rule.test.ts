import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const DEPLOYMENT = `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  template:
    metadata: { labels: { app: web } }
    spec: { containers: [{ name: app }] }
---`;

const policy = (selector: string) => `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web }
spec:
  podSelector: ${selector}
`;

ruleTester.run(rule, {
  pass: [
    {
      name: 'labels match',
      manifests: `${DEPLOYMENT}${policy('{ matchLabels: { app: web } }')}`,
    },
    {
      name: 'an expression matches',
      manifests: `${DEPLOYMENT}${policy(
        '{ matchExpressions: [{ key: tier, operator: DoesNotExist }] }',
      )}`,
    },
  ],
  notApplicable: [
    { name: 'all pods', manifests: `${DEPLOYMENT}${policy('{}')}` },
    {
      name: 'all pods, said at length',
      manifests: `${DEPLOYMENT}${policy('{ matchLabels: {} }')}`,
    },
  ],
  unknown: [
    {
      name: 'a release without workloads',
      chart: {},
      manifests: policy('{ matchLabels: { app: web } }'),
    },
  ],
  fail: [
    {
      name: 'a policy and nothing else is all that is deployed',
      manifests: policy('{ matchLabels: { app: web } } # finding: dangling'),
    },
    {
      name: 'another value',
      manifests: `${DEPLOYMENT}${policy(
        '{ matchLabels: { app: api } } # finding: dangling',
      )}`,
    },
    {
      name: 'an expression that does not hold',
      manifests: `${DEPLOYMENT}${policy(
        '{ matchLabels: { app: web }, matchExpressions: [{ key: app, operator: NotIn, values: [web] }] } # finding: dangling',
      )}`,
    },
  ],
});
