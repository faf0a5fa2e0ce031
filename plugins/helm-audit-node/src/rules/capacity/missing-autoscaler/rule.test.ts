import {
  autoscalerText,
  scaledObjectText,
  documents,
  serviceText,
  workloadText,
  WorkloadText,
} from '../../../testing/manifestText';
import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const served = (text: WorkloadText) =>
  documents(workloadText(text), serviceText());

ruleTester.run(rule, {
  pass: [
    { name: 'an HPA', manifests: documents(served({}), autoscalerText()) },
    {
      name: 'a ScaledObject',
      manifests: documents(served({}), scaledObjectText()),
    },
  ],
  notApplicable: [
    {
      name: 'a StatefulSet',
      manifests: served({ kind: 'StatefulSet', spec: 'replicas: 3' }),
    },
    {
      name: 'nobody sends it requests',
      manifests: workloadText({ spec: 'replicas: 3' }),
    },
    {
      name: 'two of it would do harm',
      manifests: served({ spec: 'replicas: 1' }).replace(
        'example.com/payments:1.4.2',
        'prom/pushgateway:v1.9.0',
      ),
    },
    {
      name: 'it must not run twice',
      manifests: served({ spec: 'replicas: 1\nstrategy: { type: Recreate }' }),
    },
    {
      name: 'it keeps data',
      manifests: served({
        spec: 'replicas: 1',
        pod: 'volumes: [{ name: data, persistentVolumeClaim: { claimName: data } }]',
      }),
    },
    {
      name: 'only the API server calls it',
      manifests: documents(
        served({ spec: 'replicas: 2' }),
        'apiVersion: admissionregistration.k8s.io/v1\nkind: ValidatingWebhookConfiguration\nmetadata: { name: payments }\nwebhooks: [{ name: a.example.com, clientConfig: { service: { name: payments } } }]\n',
      ),
    },
  ],
  unknown: [{ name: 'the replicas are left open', manifests: served({}) }],
  fail: [
    {
      name: 'manifests without any Service do not show its clients',
      manifests: workloadText({
        spec: 'replicas: 3 # finding: missing',
        container: 'ports: [{ containerPort: 80 }]',
      }),
      severity: 'low',
    },
    {
      name: 'a fixed number',
      manifests: served({ spec: 'replicas: 3 # finding: missing' }),
    },
    {
      name: 'an autoscaler of another workload',
      manifests: documents(
        served({ spec: 'replicas: 3 # finding: missing' }),
        autoscalerText({ name: 'other' }),
      ),
    },
  ],
});
