import { workloadText } from '../../../testing/manifestText';
import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

ruleTester.run(rule, {
  pass: [
    {
      name: 'nobody mounts it',
      manifests: workloadText({
        pod: 'volumes: [{ name: tmp, emptyDir: {} }]',
      }),
    },
    {
      name: 'the volume is bounded',
      manifests: workloadText({
        pod: 'volumes: [{ name: tmp, emptyDir: { sizeLimit: 1Gi } }]',
      }),
    },
    {
      name: 'the container is bounded',
      manifests: workloadText({
        pod: 'volumes: [{ name: tmp, emptyDir: {} }]',
        container:
          'volumeMounts: [{ name: tmp }]\nresources: { limits: { ephemeral-storage: 2Gi } }',
      }),
    },
  ],
  notApplicable: [
    { name: 'no scratch space', manifests: workloadText() },
    {
      name: 'memory counts as memory',
      manifests: workloadText({
        pod: 'volumes: [{ name: tmp, emptyDir: { medium: Memory } }]',
      }),
    },
  ],
  fail: [
    {
      name: 'no bound in a CronJob',
      manifests: `apiVersion: batch/v1
kind: CronJob
metadata: { name: nightly }
spec:
  jobTemplate:
    spec:
      template:
        spec:
          containers: [{ name: app, volumeMounts: [{ name: tmp }] }]
          volumes:
            - name: tmp
              emptyDir: {} # finding: unbounded
`,
    },
    {
      name: 'no bound',
      manifests: workloadText({
        pod: 'volumes:\n  - name: tmp\n    emptyDir: {} # finding: unbounded',
        container: 'volumeMounts: [{ name: tmp }]',
      }),
    },
    {
      name: 'only one of two is bounded',
      manifests: workloadText({
        kind: 'DaemonSet',
        pod: 'volumes:\n  - name: tmp\n    emptyDir: { sizeLimit: 1Gi }\n  - name: cache\n    emptyDir: {} # finding: unbounded',
        container: 'volumeMounts: [{ name: tmp }, { name: cache }]',
      }),
    },
  ],
});
