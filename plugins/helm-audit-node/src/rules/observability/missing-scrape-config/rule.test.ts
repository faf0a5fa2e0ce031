import { ruleTester } from '../../../testing/ruleTester';
import { SERVICE } from '../testManifests';
import rule from './rule';

const monitor = (kind: string, selector: object, more: object = {}) => `
apiVersion: monitoring.coreos.com/v1
kind: ${kind}
metadata: { name: payments, namespace: monitoring }
spec: ${JSON.stringify({ selector, ...more })}
`;

const annotated = (annotation: string) =>
  SERVICE.replace(
    'labels: { app: payments }\n    spec',
    `labels: { app: payments }\n      annotations: { ${annotation} }\n    spec`,
  );

ruleTester.run(rule, {
  pass: [
    {
      name: 'a ServiceMonitor',
      manifests: `${SERVICE}---${monitor('ServiceMonitor', {
        matchLabels: { app: 'payments' },
      })}`,
    },
    {
      name: 'a PodMonitor',
      manifests: `${SERVICE}---${monitor('PodMonitor', {
        matchLabels: { app: 'payments' },
      })}`,
    },
    {
      name: 'a monitor of all namespaces',
      manifests: `${SERVICE}---${monitor(
        'ServiceMonitor',
        {},
        { namespaceSelector: { any: true } },
      )}`,
    },
    {
      name: 'an annotation',
      manifests: annotated('prometheus.io/scrape: "true"'),
    },
    {
      name: 'OpenTelemetry',
      manifests: SERVICE.replace(
        '1.0.0 }',
        '1.0.0, env: [{ name: OTEL_EXPORTER_OTLP_ENDPOINT, value: x }] }',
      ),
    },
  ],
  notApplicable: [
    {
      name: 'a job',
      manifests:
        'apiVersion: batch/v1\nkind: Job\nmetadata: { name: a }\nspec: { template: { spec: { containers: [{ name: a }] } } }',
    },
  ],
  unknown: [
    {
      name: 'Dynatrace watches it',
      manifests: annotated('metrics.dynatrace.com/port: "80"'),
    },
  ],
  fail: [
    {
      name: 'nothing',
      manifests: SERVICE,
      findings: [{ messageId: 'missing' }],
    },
    {
      name: 'an annotation that says no',
      manifests: annotated('prometheus.io/scrape: "false"'),
      findings: [{ messageId: 'missing' }],
    },
    {
      name: 'a monitor of something else',
      manifests: `${SERVICE}---${monitor('ServiceMonitor', {
        matchLabels: { app: 'other' },
      })}`,
      findings: [{ messageId: 'missing' }],
    },
  ],
});
