import { podYaml } from '../../../testing/podYaml';
import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const inBoth = (pod: string, container: string) =>
  podYaml({
    pod: `securityContext:${pod}`,
    container: `securityContext:${container}`,
  });

ruleTester.run(rule, {
  pass: [
    {
      name: 'runAsNonRoot of the pod, no user',
      manifests: inBoth(' { runAsNonRoot: true }', ''),
    },
    {
      name: 'an ordinary user without runAsNonRoot',
      manifests: inBoth('', ' { runAsUser: 1000 }'),
    },
    {
      name: 'an ordinary user with runAsNonRoot off',
      manifests: inBoth(' { runAsUser: 1000 }', ' { runAsNonRoot: false }'),
    },
  ],
  notApplicable: [
    {
      name: 'Windows',
      manifests: podYaml({ pod: 'os: { name: windows }' }),
    },
    {
      name: 'a privileged container',
      manifests: podYaml({
        container: 'securityContext: { privileged: true }',
      }),
    },
    {
      name: 'a pod of helm test',
      manifests: podYaml({ metadata: 'annotations: { helm.sh/hook: test }' }),
    },
  ],
  fail: [
    {
      name: 'neither field is set',
      manifests: podYaml({ container: 'image: a' }).replace(
        '- name: app',
        '- name: app # finding: unset',
      ),
    },
    {
      name: 'user 0 of the container',
      manifests: inBoth('', ' { runAsUser: 0 } # finding: root'),
    },
    {
      name: 'user 0 of the pod',
      manifests: inBoth(' { runAsUser: 0 } # finding: root', ''),
    },
    {
      name: 'user 0 of a pod whose containers overrule it',
      manifests: `${inBoth(
        ' { runAsUser: 0 } # finding: pod',
        ' { runAsUser: 1000 }',
      )}        - name: log
          securityContext: { runAsUser: 2000 }
`,
      severity: 'low',
    },
    {
      name: 'both at once',
      manifests: inBoth(
        ' { runAsNonRoot: true }',
        ' { runAsUser: 0 } # finding: conflict',
      ),
    },
    {
      name: 'the container switches it off',
      manifests: inBoth(
        ' { runAsNonRoot: true }',
        ' { runAsNonRoot: false } # finding: unset',
      ),
    },
    {
      name: 'init containers too',
      manifests: podYaml({
        container: 'securityContext: { runAsUser: 1 }',
        pod: 'initContainers:\n  - name: setup # finding: unset',
      }),
    },
  ],
});
