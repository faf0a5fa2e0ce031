import { podYaml } from '../../../testing/podYaml';
import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

ruleTester.run(rule, {
  pass: [
    { name: 'nothing is set', manifests: podYaml({}) },
    {
      name: 'set to false',
      manifests: podYaml({
        container: 'securityContext: { privileged: false }',
      }),
    },
    {
      name: 'pods have no such field',
      manifests: podYaml({ pod: 'securityContext: { privileged: true }' }),
    },
    {
      name: 'the container overrides its pod',
      manifests: podYaml({
        pod: 'securityContext: { windowsOptions: { hostProcess: true } }',
        container:
          'securityContext: { windowsOptions: { hostProcess: false } }',
      }),
    },
  ],
  notApplicable: [
    {
      name: 'no containers',
      manifests: 'apiVersion: v1\nkind: Service\nmetadata: { name: a }\n',
    },
  ],
  fail: [
    {
      name: 'a container',
      manifests: podYaml({
        container:
          'securityContext: { privileged: true } # finding: privileged',
      }),
    },
    {
      name: 'an init container of a CronJob',
      manifests: `
apiVersion: batch/v1
kind: CronJob
metadata: { name: nightly }
spec:
  jobTemplate:
    spec:
      template:
        spec:
          containers: [{ name: app }]
          initContainers:
            - name: sysctl
              securityContext:
                privileged: true # finding: privileged
`,
    },
    {
      name: 'a Windows HostProcess container',
      manifests: podYaml({
        container:
          'securityContext: { windowsOptions: { hostProcess: true } } # finding: hostProcess',
      }),
    },
    {
      name: 'a Windows HostProcess pod',
      manifests: podYaml({
        pod: 'securityContext: { windowsOptions: { hostProcess: true } } # finding: hostProcess',
      }),
    },
  ],
});
