import { podYaml } from '../../../testing/podYaml';
import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

ruleTester.run(rule, {
  pass: [
    {
      name: 'an ordinary user of the image brings its group',
      manifests: podYaml({ pod: 'securityContext: { runAsNonRoot: true }' }),
    },
    {
      name: 'an ordinary group',
      manifests: podYaml({
        container: 'securityContext: { runAsGroup: 1000 }',
      }),
    },
    {
      name: "the container's own group wins",
      manifests: podYaml({
        pod: 'securityContext: { runAsGroup: 0 }',
        container: 'securityContext: { runAsGroup: 1000 }',
      }),
    },
  ],
  notApplicable: [
    {
      name: 'privileged anyhow',
      manifests: podYaml({
        container: 'securityContext: { privileged: true, runAsGroup: 0 }',
      }),
    },
  ],
  fail: [
    {
      name: 'nothing said of user and group',
      manifests: podYaml({
        container: 'securityContext: { privileged: false } # finding: unset',
      }),
      severity: 'low',
    },
    {
      name: 'a user without a group',
      manifests: podYaml({
        container: 'securityContext: { runAsUser: 1000 } # finding: unset',
      }),
    },
    {
      name: 'among the further groups',
      manifests: podYaml({
        pod: 'securityContext: { runAsGroup: 1, supplementalGroups: [1000, 0] } # finding: member',
      }),
    },
    {
      name: 'as the group of volumes',
      manifests: podYaml({
        pod: 'securityContext: { runAsGroup: 1, fsGroup: 0 } # finding: member',
      }),
    },
    {
      name: 'group 0',
      manifests: podYaml({
        container: 'securityContext:\n  runAsGroup: 0 # finding: root',
      }),
    },
    {
      name: 'group 0 of the pod',
      manifests: podYaml({
        pod: 'securityContext:\n  runAsGroup: 0 # finding: root',
      }),
    },
  ],
});
