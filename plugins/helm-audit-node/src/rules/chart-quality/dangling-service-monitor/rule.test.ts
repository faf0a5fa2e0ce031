import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const monitor = (spec: string, kind = 'ServiceMonitor') => `
apiVersion: monitoring.coreos.com/v1
kind: ${kind}
metadata: { name: web }
spec:
  ${spec}
---`;

const SERVICE = `
apiVersion: v1
kind: Service
metadata: { name: web, labels: { app: web } }
spec:
  ports: [{ name: http, port: 80 }]
---`;

const WEB = 'selector: { matchLabels: { app: web } }';

ruleTester.run(rule, {
  pass: [
    {
      name: 'labels and port match',
      manifests: `${monitor(
        `${WEB}\n  endpoints: [{ port: http }]`,
      )}${SERVICE}`,
    },
    {
      name: 'an empty selector selects all',
      manifests: `${monitor('selector: {}')}${SERVICE}`,
    },
    {
      name: 'a target port is not a matter of the Service',
      manifests: `${monitor(
        `${WEB}\n  endpoints: [{ targetPort: 9090 }]`,
      )}${SERVICE}`,
    },
  ],
  notApplicable: [
    {
      name: 'a PodMonitor needs no Service',
      manifests: `${monitor(WEB, 'PodMonitor')}${SERVICE}`,
    },
  ],
  unknown: [
    {
      name: 'it looks elsewhere',
      manifests: monitor(`${WEB}\n  namespaceSelector: { any: true }`),
    },
    {
      name: 'an operator makes the Service',
      manifests: `${monitor(WEB)}
apiVersion: monitoring.coreos.com/v1
kind: Alertmanager
metadata: { name: main }
`,
    },
  ],
  fail: [
    {
      name: 'other labels',
      manifests: `${monitor(
        'selector: { matchLabels: { app: api } } # finding: service',
      )}${SERVICE}`,
    },
    {
      name: 'another port',
      manifests: `${monitor(
        `${WEB}\n  endpoints:\n    - port: metrics # finding: port`,
      )}${SERVICE}`,
    },
    {
      name: 'a port without a name',
      manifests: `${monitor(
        `${WEB}\n  endpoints:\n    - port: http # finding: port`,
        'VMServiceScrape',
      )}${SERVICE.replace('name: http, ', '')}`,
    },
  ],
});
