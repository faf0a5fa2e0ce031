import { podYaml } from '../../../testing/podYaml';
import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const sysctl = (name: string, value = "'1'") =>
  podYaml({
    pod: `securityContext:\n  sysctls:\n    - name: ${name}\n      value: ${value}`,
  });

ruleTester.run(rule, {
  pass: [
    { name: 'a safe one', manifests: sysctl('net.ipv4.tcp_syncookies') },
    {
      name: 'a safe one with slashes',
      manifests: sysctl('net/ipv4/tcp_syncookies'),
    },
    {
      name: 'a range, and a list',
      manifests: sysctl('net.ipv4.ip_local_reserved_ports', "'80, 8000-8080'"),
    },
  ],
  notApplicable: [{ name: 'none', manifests: podYaml({}) }],
  fail: [
    {
      name: 'a longer queue',
      manifests: sysctl('net.core.somaxconn # finding: unsafe'),
    },
    {
      name: 'another one in the value of a safe one',
      manifests: sysctl(
        'kernel.shm_rmid_forced',
        "'1+kernel.core_pattern=|/x' # finding: twoAtOnce",
      ),
    },
    {
      name: 'of the node',
      manifests: sysctl('vm.max_map_count # finding: unsafe'),
    },
  ],
});
