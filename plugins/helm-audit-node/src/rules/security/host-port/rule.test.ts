import { podYaml } from '../../../testing/podYaml';
import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const port = (text: string) => `ports: [{ containerPort: 80${text} }]`;

ruleTester.run(rule, {
  pass: [
    { name: 'no host port', manifests: podYaml({ container: port('') }) },
    {
      name: 'zero means none',
      manifests: podYaml({ container: port(', hostPort: 0') }),
    },
  ],
  notApplicable: [{ name: 'no ports', manifests: podYaml({}) }],
  fail: [
    {
      name: 'a host port',
      manifests: podYaml({
        container: `${port(', hostPort: 80')} # finding: taken`,
      }),
      severity: 'medium',
    },
    {
      name: 'the network of the node',
      manifests: podYaml({
        pod: 'hostNetwork: true',
        container: `${port(', hostPort: 80')} # finding: taken`,
      }),
      severity: 'low',
    },
    {
      name: 'an agent',
      manifests: podYaml({
        kind: 'DaemonSet',
        container: `${port(', hostPort: 80')} # finding: taken`,
      }),
      severity: 'low',
    },
  ],
});
