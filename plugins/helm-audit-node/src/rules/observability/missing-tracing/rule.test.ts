import { ruleTester } from '../../../testing/ruleTester';
import { SERVICE } from '../testManifests';
import rule from './rule';

const container = (fields: string) =>
  SERVICE.replace('1.0.0 }', `1.0.0, ${fields} }`);

ruleTester.run(rule, {
  pass: [
    {
      name: 'OpenTelemetry',
      manifests: container('env: [{ name: OTEL_SERVICE_NAME, value: a }]'),
    },
    {
      name: 'injected by the operator',
      manifests: SERVICE.replace(
        'labels: { app: payments }\n    spec',
        'labels: { app: payments }\n      annotations: { instrumentation.opentelemetry.io/inject-java: "true" }\n    spec',
      ),
    },
    {
      name: 'configuration',
      manifests: `${SERVICE}---\napiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\ndata: { a.yaml: "zipkin: http://a" }`,
    },
  ],
  notApplicable: [
    {
      name: 'a database',
      manifests: SERVICE.replace('example.com/payments', 'redis'),
    },
    { name: 'nothing sends requests', manifests: SERVICE.split('---')[0] },
  ],
  fail: [
    {
      name: 'nothing',
      manifests: SERVICE,
      findings: [{ messageId: 'missing' }],
    },
    {
      name: 'switched off',
      manifests: container('env: [{ name: OTEL_SDK_DISABLED, value: "true" }]'),
      findings: [{ messageId: 'missing' }],
    },
  ],
});
