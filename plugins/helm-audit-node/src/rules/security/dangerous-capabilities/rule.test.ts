import { podYaml } from '../../../testing/podYaml';
import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const adding = (text: string) =>
  podYaml({ container: `securityContext: { capabilities: { add: ${text}` });

ruleTester.run(rule, {
  pass: [
    { name: 'low ports', manifests: adding('[NET_BIND_SERVICE] } }') },
    { name: 'entries that stayed empty', manifests: adding("['', null] } }") },
    { name: 'with its prefix', manifests: adding('[CAP_CHOWN, kill] } }') },
  ],
  notApplicable: [{ name: 'nothing added', manifests: podYaml({}) }],
  fail: [
    {
      name: 'privileged has them all',
      manifests: podYaml({
        container:
          'securityContext: { privileged: true, capabilities: { add: [ALL] } } # finding: added',
      }),
      severity: 'low',
    },
    {
      name: 'the new root',
      manifests: adding('[SYS_ADMIN] } } # finding: added'),
    },
    {
      name: 'memory that is never swapped out',
      manifests: adding('[IPC_LOCK] } } # finding: added'),
      severity: 'medium',
    },
    { name: 'all of them', manifests: adding('[ALL] } } # finding: added') },
    {
      name: 'one among harmless ones, of an init container',
      manifests: podYaml({
        pod: `initContainers:
  - name: iptables
    securityContext:
      capabilities:
        add: [CHOWN, cap_net_admin] # finding: added`,
      }),
    },
  ],
});
