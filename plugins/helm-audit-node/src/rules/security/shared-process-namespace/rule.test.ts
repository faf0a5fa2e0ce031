import { podYaml } from '../../../testing/podYaml';
import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

ruleTester.run(rule, {
  pass: [
    {
      name: 'switched off',
      manifests: podYaml({ pod: 'shareProcessNamespace: false' }),
    },
    {
      name: 'switched off in an agent',
      manifests: podYaml({
        kind: 'DaemonSet',
        pod: 'shareProcessNamespace: false',
      }),
    },
  ],
  notApplicable: [{ name: 'not set', manifests: podYaml({}) }],
  fail: [
    {
      name: 'switched on',
      manifests: podYaml({
        pod: 'shareProcessNamespace: true # finding: shared',
      }),
      severity: 'low',
    },
    {
      name: 'switched on in a StatefulSet',
      manifests: podYaml({
        kind: 'StatefulSet',
        pod: 'shareProcessNamespace: true # finding: shared',
      }),
    },
  ],
});
