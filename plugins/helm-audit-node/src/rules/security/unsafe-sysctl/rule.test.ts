import { podYaml } from '../../../testing/podYaml';
import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const sysctl = (name: string) =>
  podYaml({
    pod: `securityContext:\n  sysctls:\n    - name: ${name}\n      value: '1'`,
  });

ruleTester.run(rule, {
  pass: [
    { name: 'a safe one', manifests: sysctl('net.ipv4.tcp_syncookies') },
    {
      name: 'a safe one with slashes',
      manifests: sysctl('net/ipv4/tcp_syncookies'),
    },
  ],
  notApplicable: [{ name: 'none', manifests: podYaml({}) }],
  fail: [
    {
      name: 'a longer queue',
      manifests: sysctl('net.core.somaxconn # finding: unsafe'),
    },
    {
      name: 'of the node',
      manifests: sysctl('vm.max_map_count # finding: unsafe'),
    },
  ],
});
