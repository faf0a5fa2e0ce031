import { podYaml } from '../../../testing/podYaml';
import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const capabilities = (text: string) =>
  podYaml({ container: `securityContext: { capabilities: ${text}` });

ruleTester.run(rule, {
  pass: [
    { name: 'all dropped', manifests: capabilities('{ drop: [ALL] } }') },
    {
      name: 'in lower case, which has the same effect',
      manifests: capabilities('{ drop: [all] } }'),
    },
    {
      name: 'all dropped and one added back',
      manifests: capabilities('{ drop: [ALL], add: [NET_BIND_SERVICE] } }'),
    },
  ],
  notApplicable: [
    {
      name: 'Windows',
      manifests: podYaml({ pod: 'os: { name: windows }' }),
    },
  ],
  fail: [
    {
      name: 'nothing dropped',
      manifests: podYaml({ container: 'securityContext: {} # finding: kept' }),
    },
    {
      name: 'some dropped',
      manifests: capabilities('{ drop: [NET_RAW] } } # finding: kept'),
    },
  ],
});
