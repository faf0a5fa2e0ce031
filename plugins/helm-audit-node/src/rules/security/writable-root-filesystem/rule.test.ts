import { podYaml } from '../../../testing/podYaml';
import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const ON = 'securityContext: { readOnlyRootFilesystem: true }';

ruleTester.run(rule, {
  pass: [
    { name: 'read-only', manifests: podYaml({ container: ON }) },
    {
      name: 'read-only in a DaemonSet',
      manifests: podYaml({ container: ON, kind: 'DaemonSet' }),
    },
  ],
  notApplicable: [
    { name: 'Windows', manifests: podYaml({ pod: 'os: { name: windows }' }) },
  ],
  fail: [
    {
      name: 'unset means writable',
      manifests: podYaml({
        container: 'securityContext: {} # finding: writable',
      }),
    },
    {
      name: 'switched off',
      manifests: podYaml({
        container:
          'securityContext: { readOnlyRootFilesystem: false } # finding: writable',
      }),
    },
    {
      name: 'the pod has no such field',
      manifests: podYaml({
        pod: ON,
        container: 'securityContext: {} # finding: onPod',
      }),
    },
  ],
});
