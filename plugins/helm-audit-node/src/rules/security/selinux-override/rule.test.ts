import { podYaml } from '../../../testing/podYaml';
import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const context = (options: string) =>
  `securityContext: { seLinuxOptions: { ${options} } }`;

ruleTester.run(rule, {
  pass: [
    { name: 'nothing set', manifests: podYaml({}) },
    {
      name: 'a level only',
      manifests: podYaml({ container: context('level: "s0:c1,c2"') }),
    },
    {
      name: 'a type of container runtimes',
      manifests: podYaml({ pod: context('type: container_init_t') }),
    },
    {
      name: "the container's own value wins",
      manifests: podYaml({
        pod: context('type: spc_t'),
        container: context('type: container_t'),
      }),
    },
    {
      name: 'empty means not set',
      manifests: podYaml({ container: context('user: "", role: ""') }),
    },
  ],
  fail: [
    {
      name: 'another type',
      manifests: podYaml({
        container: `${context('type: spc_t')} # finding: override`,
      }),
      severity: 'medium',
    },
    {
      name: 'a type of the pod',
      manifests: podYaml({
        pod: `${context('type: unconfined_t')} # finding: override`,
      }),
    },
    {
      name: 'a user',
      manifests: podYaml({
        container: `${context('user: sysadm_u')} # finding: override`,
      }),
    },
    {
      name: 'a role',
      manifests: podYaml({
        container: `${context('role: sysadm_r')} # finding: override`,
      }),
    },
  ],
});
