import { workloadText } from '../../../testing/manifestText';
import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const pod = (line: string) => `
apiVersion: v1
kind: Pod
metadata:
  name: payments
spec:
  containers: [{ name: app, image: example.com/payments:1.4.2 }]
  ${line}
`;

ruleTester.run(rule, {
  pass: [{ name: 'always is the default', manifests: workloadText() }],
  notApplicable: [
    {
      name: 'a Job, which has to end',
      manifests: workloadText({ kind: 'Job', apiVersion: 'batch/v1' }),
    },
    {
      name: 'a template, of which somebody may make jobs',
      manifests: `apiVersion: v1
kind: PodTemplate
metadata: { name: payments }
template: { spec: { restartPolicy: Never, containers: [{ name: app }] } }
`,
    },
    {
      name: 'a test of the release',
      manifests: `${pod('restartPolicy: Never')}`.replace(
        'name: payments',
        'name: payments\n  annotations: { helm.sh/hook: test }',
      ),
    },
  ],
  fail: [
    {
      name: 'a pod that is not restarted',
      manifests: pod('restartPolicy: Never # finding: never'),
    },
    {
      name: 'a Deployment, which Kubernetes rejects',
      manifests: workloadText({
        pod: 'restartPolicy: OnFailure # finding: never',
      }),
    },
  ],
});
