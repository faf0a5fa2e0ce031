import {
  documents,
  serviceText,
  workloadText,
  WorkloadText,
} from '../../../testing/manifestText';
import { ruleTester } from '../../../testing/ruleTester';
import subject from './rule';

const served = (text: WorkloadText) =>
  documents(workloadText(text), serviceText());

const inMesh = {
  labels: "{ app: payments, sidecar.istio.io/inject: 'true' }",
};

const marked = (text: string) =>
  text.replace(
    'kind: Service\nmetadata:\n  name: payments',
    'kind: Service\nmetadata:\n  name: payments # finding: missing',
  );

const rule = (host: string, policy: string) => `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: payments
spec:
  host: ${host}
  trafficPolicy: { ${policy} }
`;

ruleTester.run(subject, {
  pass: [
    {
      name: 'outlier detection',
      manifests: documents(
        served(inMesh),
        rule('payments', 'outlierDetection: { consecutive5xxErrors: 5 }'),
      ),
    },
    {
      name: 'for all hosts',
      manifests: documents(
        served(inMesh),
        rule(
          "'*.svc.cluster.local'",
          'outlierDetection: { consecutive5xxErrors: 5 }',
        ),
      ),
    },
    {
      name: 'of one port',
      manifests: documents(
        served(inMesh),
        rule(
          'payments.shop.svc.cluster.local',
          'portLevelSettings: [{ port: { number: 80 }, outlierDetection: { interval: 1s } }]',
        ),
      ),
    },
    {
      name: 'failure accrual',
      manifests: served({
        annotations: '{}',
        labels: '{ app: payments, linkerd.io/inject: enabled }',
      }).replace(
        /name: payments\nspec:\n {2}selector: {/,
        'name: payments\n  annotations: { balancer.linkerd.io/failure-accrual: consecutive }\nspec:\n  selector: {',
      ),
    },
    {
      name: 'a library',
      manifests: served({
        ...inMesh,
        container: 'env: [{ name: RESILIENCE4J_ENABLED, value: "1" }]',
      }),
    },
  ],
  notApplicable: [
    { name: 'no mesh', manifests: served({}) },
    { name: 'nobody sends it requests', manifests: workloadText(inMesh) },
  ],
  fail: [
    { name: 'nothing', manifests: marked(served(inMesh)) },
    {
      name: 'a rule without it',
      manifests: documents(
        marked(served(inMesh)),
        rule('payments', 'connectionPool: {}'),
      ),
    },
    {
      name: 'a rule for another host',
      manifests: documents(
        marked(served(inMesh)),
        rule('orders', 'outlierDetection: { interval: 1s }'),
      ),
    },
  ],
});
