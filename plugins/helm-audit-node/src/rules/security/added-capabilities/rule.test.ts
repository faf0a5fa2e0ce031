import { podYaml } from '../../../testing/podYaml';
import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const adding = (text: string) =>
  podYaml({ container: `securityContext: { capabilities: { add: ${text}` });

ruleTester.run(rule, {
  pass: [
    { name: 'low ports', manifests: adding('[NET_BIND_SERVICE] } }') },
    {
      name: 'what the baseline forbids is a matter of dangerous-capabilities',
      manifests: adding('[SYS_ADMIN] } }'),
    },
  ],
  notApplicable: [
    { name: 'nothing added', manifests: podYaml({}) },
    {
      name: 'privileged has them all',
      manifests: podYaml({
        container:
          'securityContext: { privileged: true, capabilities: { add: [CHOWN] } }',
      }),
    },
  ],
  fail: [
    {
      name: 'changing owners',
      manifests: adding('[CHOWN] } } # finding: added'),
      severity: 'low',
    },
    {
      name: 'with its prefix, beside low ports',
      manifests: adding('[NET_BIND_SERVICE, cap_setuid] } } # finding: added'),
    },
  ],
});
