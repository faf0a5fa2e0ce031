import { podYaml } from '../../../testing/podYaml';
import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const annotated = (profile: string) => `
apiVersion: v1
kind: Pod
metadata:
  name: payments
  annotations:
    container.apparmor.security.beta.kubernetes.io/app: ${profile}
spec:
  containers: [{ name: app, image: example.com/payments:1.4.2 }]
`;

ruleTester.run(rule, {
  pass: [
    { name: 'unset, so the default holds', manifests: podYaml({}) },
    {
      name: 'a profile of the node',
      manifests: annotated('localhost/payments'),
    },
    {
      name: "the container's own profile wins",
      manifests: podYaml({
        pod: 'securityContext: { appArmorProfile: { type: Unconfined } }',
        container:
          'securityContext: { appArmorProfile: { type: RuntimeDefault } }',
      }),
    },
  ],
  notApplicable: [
    {
      name: 'privileged anyhow',
      manifests: podYaml({
        container: 'securityContext: { privileged: true }',
      }),
    },
  ],
  fail: [
    {
      name: 'off for the container',
      manifests: podYaml({
        container:
          'securityContext: { appArmorProfile: { type: Unconfined } } # finding: off',
      }),
    },
    {
      name: 'off by the old annotation',
      manifests: annotated('unconfined # finding: off'),
    },
    {
      name: 'an annotation that the API does not know',
      manifests: annotated('custom # finding: off'),
    },
  ],
});
