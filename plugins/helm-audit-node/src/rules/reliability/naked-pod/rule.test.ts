import { workloadText } from '../../../testing/manifestText';
import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const pod = `apiVersion: v1
kind: Pod # finding: naked
metadata:
  name: payments
spec:
  containers: [{ name: app, image: example.com/payments:1.4.2 }]
`;

ruleTester.run(rule, {
  pass: [
    { name: 'a Deployment', manifests: workloadText() },
    {
      name: 'a Job',
      manifests: workloadText({ kind: 'Job', apiVersion: 'batch/v1' }),
    },
  ],
  notApplicable: [
    {
      name: 'a pod that its controller made',
      manifests: pod.replace(
        'name: payments',
        'name: payments\n  ownerReferences: [{ kind: ReplicaSet, name: payments }]',
      ),
    },
    {
      name: 'a test of the release',
      manifests: pod.replace(
        'name: payments',
        'name: payments\n  annotations: { helm.sh/hook: test }',
      ),
    },
  ],
  fail: [
    {
      name: 'a pod whose owner only cleans up',
      manifests: pod.replace(
        'name: payments',
        'name: payments\n  ownerReferences: [{ kind: Job, name: a, controller: false }]',
      ),
    },
    { name: 'a pod', manifests: pod },
    {
      name: 'a pod among others',
      manifests: `${workloadText({ name: 'other' })}---\n${pod}`,
    },
  ],
});
