import { podYaml } from '../../../testing/podYaml';
import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const runAs = (fields: string) => `securityContext: { ${fields} }`;

ruleTester.run(rule, {
  pass: [
    {
      name: 'a high user',
      manifests: podYaml({ container: runAs('runAsUser: 10000') }),
    },
    {
      name: 'root is a matter of another rule',
      manifests: podYaml({ container: runAs('runAsUser: 0') }),
    },
    {
      name: "the container's own number wins",
      manifests: podYaml({
        pod: runAs('runAsUser: 100'),
        container: runAs('runAsUser: 20000'),
      }),
    },
  ],
  notApplicable: [
    { name: 'the image decides', manifests: podYaml({}) },
    {
      name: 'a user namespace',
      manifests: podYaml({
        pod: `hostUsers: false\n${runAs('runAsUser: 100')}`,
      }),
    },
  ],
  fail: [
    {
      name: 'a low user',
      manifests: podYaml({
        container: `${runAs('runAsUser: 1000')} # finding: low`,
      }),
      severity: 'low',
    },
    {
      name: 'a low group of the pod',
      manifests: podYaml({
        pod: `${runAs('runAsGroup: 3000')} # finding: low`,
      }),
    },
  ],
});
