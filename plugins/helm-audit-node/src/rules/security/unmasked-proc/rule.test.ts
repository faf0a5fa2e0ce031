import { podYaml } from '../../../testing/podYaml';
import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const procMount = (value: string) =>
  podYaml({ container: `securityContext:\n  procMount: ${value}` });

ruleTester.run(rule, {
  pass: [
    { name: 'unset', manifests: podYaml({}) },
    { name: 'the default', manifests: procMount('Default') },
  ],
  notApplicable: [
    {
      name: 'no containers',
      manifests: 'apiVersion: v1\nkind: Service\nmetadata: { name: a }\n',
    },
  ],
  fail: [
    {
      name: 'unmasked for root of a user namespace of its own',
      manifests: podYaml({
        pod: 'hostUsers: false',
        container:
          'securityContext: { procMount: Unmasked } # finding: unmasked',
      }),
      severity: 'low',
    },
    { name: 'unmasked', manifests: procMount('Unmasked # finding: unmasked') },
    {
      name: 'a value that Kubernetes does not know',
      manifests: procMount('Other # finding: unmasked'),
    },
    {
      name: 'an init container',
      manifests: podYaml({
        pod: 'initContainers: [{ name: a, securityContext: { procMount: Unmasked } }] # finding: unmasked',
      }),
    },
  ],
});
