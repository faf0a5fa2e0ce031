import { podYaml } from '../../../testing/podYaml';
import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const volume = (type: string) => `volumes:\n  - name: data\n    ${type}`;

ruleTester.run(rule, {
  pass: [
    {
      name: 'a claim',
      manifests: podYaml({
        pod: volume('persistentVolumeClaim: { claimName: data }'),
      }),
    },
    {
      name: 'no type means emptyDir',
      manifests: podYaml({ pod: 'volumes: [{ name: data }]' }),
    },
    {
      name: 'a folder of the node is a matter of another rule',
      manifests: podYaml({ pod: volume('hostPath: { path: /data }') }),
    },
  ],
  notApplicable: [{ name: 'no volumes', manifests: podYaml({}) }],
  fail: [
    {
      name: 'a file server',
      manifests: podYaml({
        pod: volume('nfs: { server: a, path: /b } # finding: direct'),
      }),
      severity: 'low',
    },
    {
      name: 'a disk of a cloud',
      manifests: podYaml({
        pod: volume('awsElasticBlockStore: { volumeID: v } # finding: direct'),
      }),
    },
    {
      name: 'a Git repository',
      manifests: podYaml({
        pod: volume('gitRepo: { repository: r } # finding: gitRepo'),
      }),
      severity: 'high',
    },
  ],
});
