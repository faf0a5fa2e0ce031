import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const workload = (selector: string, rest = '', kind = 'Deployment') => `
apiVersion: apps/v1
kind: ${kind}
metadata:
  name: web
  labels: { app.kubernetes.io/version: "2.1.0" }
spec:
  selector:
    matchLabels:
      app: web
      ${selector}
  ${rest}
`;

const claims = (label: string) => `volumeClaimTemplates:
    - metadata:
        name: data
        labels:
          ${label}`;

const service = (label: string) => `
apiVersion: v1
kind: Service
metadata: { name: web }
spec:
  selector:
    ${label}
`;

ruleTester.run(rule, {
  pass: [
    { name: 'name only', manifests: workload('') },
    {
      name: 'a revision that somebody named',
      manifests: workload('istio.io/revision: stable'),
    },
    { name: 'a constant version', manifests: workload('version: v1') },
    {
      name: 'a chart label without version',
      manifests: workload('chart: web'),
    },
    {
      name: 'claims with stable labels',
      manifests: workload('', claims('app: web'), 'StatefulSet'),
    },
    { name: 'a stable Service', manifests: service('app: web') },
  ],
  notApplicable: [
    { name: 'other kinds', manifests: 'apiVersion: v1\nkind: ConfigMap\n' },
  ],
  fail: [
    {
      name: 'chart and version',
      manifests: workload('helm.sh/chart: web-1.0.0 # finding: workload'),
    },
    {
      name: 'the number of the release',
      manifests: workload('revision: "1" # finding: workload'),
    },
    {
      name: 'the old form of the chart label',
      manifests: workload('chart: web-1.0.0 # finding: workload'),
    },
    {
      name: 'another label with the value of the version label',
      manifests: workload('release: "2.1.0" # finding: workload'),
    },
    {
      name: 'a claim template',
      manifests: workload(
        '',
        claims('app.kubernetes.io/version: "2.1.0" # finding: claim'),
        'StatefulSet',
      ),
    },
    {
      name: 'a Service',
      manifests: service('app.kubernetes.io/version: "1" # finding: service'),
    },
  ],
});
