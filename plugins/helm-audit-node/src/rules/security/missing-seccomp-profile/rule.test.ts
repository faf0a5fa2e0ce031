import { podYaml } from '../../../testing/podYaml';
import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const profile = (type: string) =>
  `securityContext: { seccompProfile: { type: ${type} } }`;

ruleTester.run(rule, {
  pass: [
    {
      name: 'of the pod',
      manifests: podYaml({ pod: profile('RuntimeDefault') }),
    },
    {
      name: 'of the container',
      manifests: podYaml({
        container:
          'securityContext: { seccompProfile: { type: Localhost, localhostProfile: a.json } }',
      }),
    },
  ],
  notApplicable: [
    { name: 'Windows', manifests: podYaml({ pod: 'os: { name: windows }' }) },
  ],
  fail: [
    {
      name: 'unset',
      manifests: podYaml({ container: 'securityContext: {} # finding: unset' }),
      severity: 'medium',
    },
    {
      name: 'switched off for the pod',
      manifests: podYaml({
        pod: `${profile('Unconfined')} # finding: unconfined`,
      }),
      severity: 'high',
    },
    {
      name: 'switched off for a pod whose containers switch it on',
      manifests: podYaml({
        pod: `${profile('Unconfined')} # finding: pod`,
        container: profile('RuntimeDefault'),
      }),
      severity: 'low',
    },
    {
      name: 'an annotation has no effect',
      manifests: podYaml({
        container: 'securityContext: {} # finding: unset',
      }).replace(
        'labels: { app: payments }\n    spec',
        'labels: { app: payments }\n      annotations: { seccomp.security.alpha.kubernetes.io/pod: runtime/default }\n    spec',
      ),
    },
  ],
});
