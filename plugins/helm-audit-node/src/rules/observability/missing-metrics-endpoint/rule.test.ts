import { ruleTester } from '../../../testing/ruleTester';
import { SERVICE } from '../testManifests';
import rule from './rule';

const container = (fields: string) =>
  SERVICE.replace('1.0.0 }', `1.0.0, ${fields} }`);

ruleTester.run(rule, {
  pass: [
    {
      name: 'a port of the container',
      manifests: container('ports: [{ name: http-metrics, containerPort: 1 }]'),
    },
    {
      name: 'a port of the Service',
      manifests: SERVICE.replace('name: http', 'name: metrics'),
    },
    {
      name: 'it sends them',
      manifests: container('env: [{ name: DD_AGENT_HOST, value: a }]'),
    },
    {
      name: 'the chart has a monitor for it, though it is off',
      chart: { 'templates/monitor.yaml': 'kind: ServiceMonitor' },
      manifests: SERVICE,
    },
  ],
  notApplicable: [
    {
      name: 'a bare Pod',
      manifests:
        'apiVersion: v1\nkind: Pod\nmetadata: { name: a }\nspec: { containers: [{ name: a }] }',
    },
  ],
  unknown: [
    {
      name: 'New Relic watches it',
      manifests: SERVICE,
      entity: {
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'Component',
        metadata: { name: 'a', annotations: { 'newrelic.com/guid': 'a' } },
      },
    },
  ],
  fail: [
    {
      name: 'no port',
      manifests: SERVICE.replace(
        'containers:',
        'containers: # finding: missing\n       ',
      ),
    },
    {
      name: 'another port',
      manifests: container('ports: [{ name: http, containerPort: 1 }]'),
      findings: [{ messageId: 'missing' }],
    },
  ],
});
