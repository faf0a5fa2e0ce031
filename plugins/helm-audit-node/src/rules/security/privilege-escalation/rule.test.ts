import { podYaml } from '../../../testing/podYaml';
import { ruleTester, runRule } from '../../../testing/ruleTester';
import rule from './rule';

const OFF = 'securityContext: { allowPrivilegeEscalation: false }';

ruleTester.run(rule, {
  pass: [
    { name: 'switched off', manifests: podYaml({ container: OFF }) },
    {
      name: 'switched off everywhere',
      manifests: podYaml({
        container: OFF,
        pod: `initContainers:\n  - name: setup\n    ${OFF}`,
      }),
    },
  ],
  notApplicable: [
    {
      name: 'Windows by its node selector',
      manifests: podYaml({
        pod: 'nodeSelector: { kubernetes.io/os: windows }',
      }),
    },
    {
      name: 'privileged, which always may',
      manifests: podYaml({
        container: 'securityContext: { privileged: true }',
      }),
    },
  ],
  fail: [
    {
      name: 'a template of pods',
      manifests: `apiVersion: v1
kind: PodTemplate
metadata: { name: payments }
template:
  spec:
    containers:
      - name: app
        securityContext: {} # finding: allowed
`,
    },
    {
      name: 'unset means allowed',
      manifests: podYaml({
        container: 'securityContext: {} # finding: allowed',
      }),
    },
    {
      name: 'allowed',
      manifests: podYaml({
        container:
          'securityContext: { allowPrivilegeEscalation: true } # finding: allowed',
      }),
    },
    {
      name: 'the pod has no such field',
      manifests: podYaml({
        pod: OFF,
        container: 'securityContext: {} # finding: onPod',
      }),
    },
  ],
});

it.each([
  ['CAP_SYS_ADMIN', 'review'],
  ['NET_BIND_SERVICE', 'safe'],
])('with %s added, has a fix to %s', async (name, safety) => {
  const manifests = podYaml({
    container: `securityContext: { capabilities: { add: [${name}] } }`,
  });
  const { result } = await runRule(rule, { manifests });
  expect(result.findings.map(({ violation }) => violation.fix?.safety)).toEqual(
    [safety],
  );
});
