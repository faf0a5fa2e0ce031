import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const pod = (container: string, annotations = '') => `
apiVersion: v1
kind: Pod
metadata: { name: app, annotations: { ${annotations} } }
spec:
  containers:
    - name: app
${container}
`;

ruleTester.run(rule, {
  pass: [
    { name: 'a fixed version', manifests: pod('      image: redis:8.2.1') },
    {
      name: 'the newest, but only when the node has none',
      manifests: pod(
        '      image: redis:latest\n      imagePullPolicy: IfNotPresent',
      ),
    },
    {
      name: 'a moving tag, which another rule is about',
      manifests: pod('      image: redis:latest'),
    },
  ],
  notApplicable: [
    {
      name: 'an own registry',
      manifests: pod(
        '      image: registry.bank.example/redis:8\n      imagePullPolicy: Always',
      ),
    },
    {
      name: 'a hook runs once',
      manifests: pod('      image: busybox', 'helm.sh/hook: test'),
    },
    { name: 'no image', manifests: pod('      command: [sh]') },
  ],
  fail: [
    {
      name: 'always, though the version is fixed',
      manifests: pod(
        '      image: redis:8.2.1\n      imagePullPolicy: Always # finding: always',
      ),
      severity: 'low',
    },
    {
      name: 'always, for a digest of a sidecar that starts first',
      manifests: pod(
        '      image: ghcr.io/a/b@sha256:ab\n      imagePullPolicy: Always # finding: always',
      ).replace('containers', 'initContainers'),
    },
  ],
});
