import {
  documents,
  serviceText,
  workloadText,
  WorkloadText,
} from '../../../testing/manifestText';
import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const served = (text: WorkloadText) =>
  documents(workloadText(text), serviceText());

const config = `
apiVersion: v1
kind: ConfigMap
metadata:
  name: payments
data:
  application.yaml: 'server: { shutdown: graceful }'
`;

ruleTester.run(rule, {
  pass: [
    {
      name: 'a longer grace period than usual',
      manifests: served({ pod: 'terminationGracePeriodSeconds: 60' }),
    },
    {
      name: 'a preStop hook',
      manifests: served({
        container: 'lifecycle: { preStop: { sleep: { seconds: 10 } } }',
      }),
    },
    {
      name: 'a hook of a sidecar',
      manifests: served({
        pod: 'initContainers: [{ name: proxy, restartPolicy: Always, lifecycle: { preStop: { exec: { command: [drain] } } } }]',
      }),
    },
    {
      name: 'a flag that speaks of draining',
      manifests: served({ container: "args: ['--shutdown-delay=10s']" }),
    },
    {
      name: 'a variable that speaks of it',
      manifests: served({
        container: 'env: [{ name: SERVER_SHUTDOWN, value: graceful }]',
      }),
    },
    {
      name: 'a configuration file that speaks of it',
      manifests: documents(
        served({
          pod: 'volumes: [{ name: config, configMap: { name: payments } }]',
        }),
        config,
      ),
    },
    {
      name: 'a DNS server that says that it leaves before it goes',
      manifests: documents(
        served({
          pod: 'volumes: [{ name: config, configMap: { name: payments } }]',
        }),
        config.replace(
          'server: { shutdown: graceful }',
          'health { lameduck 5s }',
        ),
      ),
    },
  ],
  notApplicable: [
    { name: 'nobody sends it requests', manifests: workloadText() },
    {
      name: 'a Service for metrics only',
      manifests: documents(
        workloadText(),
        serviceText({ spec: 'ports: [{ name: http-metrics, port: 9090 }]' }),
      ),
    },
    {
      name: 'the only pod of a StatefulSet',
      manifests: served({ kind: 'StatefulSet' }),
    },
    {
      name: 'the only pod, which ends before the next one starts',
      manifests: served({ spec: 'strategy: { type: Recreate }' }),
    },
    {
      name: 'a headless Service spreads no requests',
      manifests: documents(
        workloadText({ kind: 'StatefulSet', spec: 'replicas: 2' }),
        serviceText({ spec: 'clusterIP: None' }),
      ),
    },
  ],
  fail: [
    {
      name: 'variables that speak of other ends',
      manifests: served({
        container:
          'env: [{ name: PAYMENTS_GC_ONE_OFF_GRACE_PERIOD, value: 5m }, { name: TLS_TERMINATION, value: edge }]',
        containerMark: 'missing',
      }),
    },
    {
      name: 'manifests without any Service do not show its clients',
      manifests: workloadText({
        container: 'ports: [{ containerPort: 80 }]',
        containerMark: 'missing',
      }),
      severity: 'medium',
    },
    {
      name: 'no sign of draining',
      manifests: served({ containerMark: 'missing' }),
    },
    {
      name: 'a hook after start does not help',
      manifests: served({
        container:
          'lifecycle: # finding: missing\n  postStart: { exec: { command: [warm-up] } }',
      }),
    },
    {
      name: 'a configuration that the pod does not use',
      manifests: documents(served({ containerMark: 'missing' }), config),
    },
  ],
});
