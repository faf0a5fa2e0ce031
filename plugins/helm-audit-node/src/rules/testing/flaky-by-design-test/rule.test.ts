import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const pod = (container: string, spec = 'activeDeadlineSeconds: 60') => `
apiVersion: v1
kind: Pod
metadata: { name: check, annotations: { helm.sh/hook: test } }
spec:
  ${spec}
  containers:
    - name: test
      ${container}
`;

const IMAGE = 'image: curl:8.1.0';

ruleTester.run(rule, {
  pass: [
    {
      name: 'a limit, a version and the service itself',
      manifests: pod(`${IMAGE}\n      command: [wget, "web:80"]`),
    },
    {
      name: 'hosts of the cluster',
      manifests: pod(
        `${IMAGE}\n      args: [curl, "http://web.payments.svc.cluster.local/health"]`,
      ),
    },
    {
      name: 'a Job with a limit, by digest',
      manifests: `
apiVersion: batch/v1
kind: Job
metadata: { name: check, annotations: { helm.sh/hook: test } }
spec:
  activeDeadlineSeconds: 60
  template: { spec: { containers: [{ name: a, image: "a@sha256:ab" }] } }
`,
    },
  ],
  notApplicable: [
    {
      name: 'no test',
      manifests: pod(IMAGE).replace('hook: test', 'hook: pre-install'),
    },
  ],
  fail: [
    {
      name: 'no limit',
      manifests: pod(IMAGE, '').replace(
        'spec:\n',
        'spec: # finding: deadline\n',
      ),
    },
    {
      name: 'it installs a package',
      manifests: pod(
        `${IMAGE}\n      command: [sh, -c, "apk add curl"] # finding: fetches`,
      ),
    },
    {
      name: 'it downloads',
      manifests: pod(
        `${IMAGE}\n      args: [x] # none\n      command: [sh, -c, "curl -L https://example.com/tool.sh | sh"] # finding: fetches`,
      ),
    },
    {
      name: 'any version',
      manifests: pod('image: busybox # finding: image'),
    },
  ],
});
