import { podYaml } from '../../../testing/podYaml';
import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

ruleTester.run(rule, {
  pass: [
    { name: 'nothing is set', manifests: podYaml({}) },
    {
      name: 'set to false',
      manifests: podYaml({ pod: 'hostNetwork: false\nhostPID: false' }),
    },
    {
      name: 'pods may share processes among their own containers',
      manifests: podYaml({ pod: 'shareProcessNamespace: true' }),
    },
  ],
  fail: [
    {
      name: 'a DeploymentConfig of OpenShift, even without containers',
      manifests: `apiVersion: apps.openshift.io/v1
kind: DeploymentConfig
metadata: { name: payments }
spec:
  template:
    spec:
      hostIPC: true # finding: memory
`,
    },
    {
      name: 'all of them',
      manifests: podYaml({
        pod: [
          'hostNetwork: true # finding: network',
          'hostPID: true # finding: processes',
          'hostIPC: true # finding: memory',
        ].join('\n'),
      }),
      severity: 'high',
    },
    {
      name: 'an agent may have its reasons',
      manifests: podYaml({
        kind: 'DaemonSet',
        pod: 'hostNetwork: true # finding: network',
      }),
      severity: 'medium',
    },
  ],
});
