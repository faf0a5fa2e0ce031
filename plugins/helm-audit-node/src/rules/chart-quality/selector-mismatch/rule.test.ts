import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const controller = (selector: string, kind = 'Deployment', api = 'apps/v1') => `
apiVersion: ${api}
kind: ${kind}
metadata: { name: web }
spec:
  selector: ${selector}
  template:
    metadata: { labels: { app: web, tier: front } }
    spec: { containers: [{ name: app }] }
`;

ruleTester.run(rule, {
  pass: [
    {
      name: 'fewer labels than the pods have',
      manifests: controller('{ matchLabels: { app: web } }'),
    },
    {
      name: 'an expression',
      manifests: controller(
        '{ matchExpressions: [{ key: tier, operator: In, values: [front, back] }] }',
      ),
    },
    {
      name: 'a plain map',
      manifests: controller('{ app: web }', 'ReplicationController', 'v1'),
    },
  ],
  notApplicable: [
    {
      name: 'a Job without a selector gets one of its own',
      manifests: controller('null', 'Job', 'batch/v1'),
    },
    { name: 'no selector', manifests: controller('null') },
  ],
  fail: [
    {
      name: 'a Job that asks for a label its pods lack',
      manifests: controller(
        '{ matchLabels: { a: b } } # finding: mismatch',
        'Job',
        'batch/v1',
      ),
    },
    {
      name: 'another value',
      manifests: controller(
        '{ matchLabels: { app: api } } # finding: mismatch',
      ),
    },
    {
      name: 'one of two labels is missing',
      manifests: controller(
        '{ matchLabels: { app: web, release: a } } # finding: mismatch',
        'StatefulSet',
      ),
    },
    {
      name: 'an expression that excludes the pods',
      manifests: controller(
        '{ matchLabels: { app: web }, matchExpressions: [{ key: tier, operator: NotIn, values: [front] }] } # finding: mismatch',
        'DaemonSet',
      ),
    },
    {
      name: 'a plain map',
      manifests: controller(
        '{ app: api } # finding: mismatch',
        'DeploymentConfig',
        'apps.openshift.io/v1',
      ),
    },
  ],
});
