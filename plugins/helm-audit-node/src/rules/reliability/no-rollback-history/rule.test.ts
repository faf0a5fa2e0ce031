import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const workload = (limit: string, kind = 'Deployment') => `
apiVersion: apps/v1
kind: ${kind}
metadata:
  name: payments
spec:
  ${limit}
  template:
    spec:
      containers: [{ name: app, image: example.com/payments:1.0.0 }]
`;

ruleTester.run(rule, {
  pass: [
    { name: 'three', manifests: workload('revisionHistoryLimit: 3') },
    {
      name: 'one, for an agent',
      manifests: workload('revisionHistoryLimit: 1', 'DaemonSet'),
    },
  ],
  notApplicable: [
    { name: 'the default of ten', manifests: workload('replicas: 2') },
    {
      name: 'null means not set',
      manifests: workload('revisionHistoryLimit: null'),
    },
  ],
  fail: [
    {
      name: 'none',
      manifests: workload('revisionHistoryLimit: 0 # finding: none'),
      severity: 'medium',
    },
    {
      name: 'none, for a StatefulSet',
      manifests: workload(
        'revisionHistoryLimit: 0 # finding: none',
        'StatefulSet',
      ),
    },
  ],
});
