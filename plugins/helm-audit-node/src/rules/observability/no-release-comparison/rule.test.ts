import { ruleTester } from '../../../testing/ruleTester';
import { SERVICE } from '../testManifests';
import rule from './rule';

const container = (fields: string) =>
  SERVICE.replace('1.0.0 }', `1.0.0, ${fields} }`);

ruleTester.run(rule, {
  pass: [
    {
      name: 'a label',
      manifests: SERVICE.replace(
        'labels: { app: payments }\n    spec',
        'labels: { app: payments, app.kubernetes.io/version: "1" }\n    spec',
      ),
    },
    {
      name: 'OpenTelemetry',
      manifests: container(
        'env: [{ name: OTEL_RESOURCE_ATTRIBUTES, value: service.version=1 }]',
      ),
    },
    {
      name: 'an analysis compares',
      manifests: `${SERVICE}---\napiVersion: flagger.app/v1beta1\nkind: Canary\nmetadata: { name: a }`,
    },
  ],
  notApplicable: [
    { name: 'nothing sends requests', manifests: SERVICE.split('---')[0] },
  ],
  fail: [
    {
      name: 'no version',
      manifests: SERVICE.replace(
        'labels: { app: payments }\n    spec',
        'labels: { app: payments } # finding: missing\n    spec',
      ),
    },
    {
      name: 'a version of the Deployment alone',
      manifests: SERVICE.replace(
        'name: payments\nspec',
        'name: payments\n  labels: { version: "1" }\nspec',
      ),
      findings: [{ messageId: 'missing' }],
    },
  ],
});
