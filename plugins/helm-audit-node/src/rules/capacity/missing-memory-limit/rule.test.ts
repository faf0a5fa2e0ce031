import { documents, workloadText } from '../../../testing/manifestText';
import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const limitRange = `
apiVersion: v1
kind: LimitRange
metadata: { name: defaults }
spec: { limits: [{ type: Container, default: { memory: 512Mi } }] }
`;

ruleTester.run(rule, {
  pass: [
    {
      name: 'the container says it',
      manifests: workloadText({
        container: 'resources: { limits: { memory: 512Mi } }',
      }),
    },
    {
      name: 'the pod says it for all its containers',
      manifests: workloadText({
        pod: 'resources: { limits: { memory: 512Mi } }',
      }),
    },
    {
      name: 'a LimitRange of the release gives a default',
      manifests: documents(workloadText(), limitRange),
    },
  ],
  notApplicable: [
    {
      name: 'a test of the release',
      manifests: workloadText({ annotations: '{ helm.sh/hook: test }' }),
    },
  ],
  fail: [
    ...['512', '100m', '512k'].map(amount => ({
      name: `${amount} for want of the right unit`,
      manifests: workloadText({
        container: `resources: { limits: { memory: ${amount} } } # finding: tiny`,
      }),
    })),
    {
      name: 'no resources',
      manifests: workloadText({ containerMark: 'missing' }),
    },
    {
      name: 'an init container without, in a CronJob',
      manifests: `
apiVersion: batch/v1
kind: CronJob
metadata: { name: report }
spec:
  jobTemplate:
    spec:
      template:
        spec:
          initContainers:
            - name: init # finding: missing
          containers:
            - name: app
              resources: { limits: { memory: 512Mi } }
`,
      severity: 'medium',
    },
    {
      name: 'a sidecar without',
      manifests: workloadText({
        pod: 'initContainers:\n  - name: proxy # finding: missing\n    restartPolicy: Always',
        container: 'resources: { limits: { memory: 512Mi } }',
      }),
    },
    {
      name: 'a request is no limit',
      manifests: workloadText({
        container:
          'resources: # finding: missing\n  requests: { memory: 512Mi }',
      }),
    },
  ],
});
