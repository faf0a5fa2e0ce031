import { documents, workloadText } from '../../../testing/manifestText';
import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const limitRange = `
apiVersion: v1
kind: LimitRange
metadata: { name: defaults }
spec: { limits: [{ type: Container, defaultRequest: { cpu: 500m } }] }
`;

ruleTester.run(rule, {
  pass: [
    {
      name: 'the container says it',
      manifests: workloadText({
        container: 'resources: { requests: { cpu: 500m } }',
      }),
    },
    {
      name: 'the pod says it for all its containers',
      manifests: workloadText({
        pod: 'resources: { requests: { cpu: 500m } }',
      }),
    },
    {
      name: 'a LimitRange of the release gives a default',
      manifests: documents(workloadText(), limitRange),
    },
    {
      name: 'the API copies a limit to the request',
      manifests: workloadText({
        container: 'resources: { limits: { cpu: 500m } }',
      }),
    },
  ],
  notApplicable: [
    {
      name: 'a test of the release',
      manifests: workloadText({ annotations: '{ helm.sh/hook: test }' }),
    },
  ],
  fail: [
    {
      name: 'a request of nothing',
      manifests: workloadText({
        container: 'resources:\n  requests:\n    cpu: 0 # finding: missing',
      }),
    },
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
              resources: { requests: { cpu: 500m } }
`,
    },
    {
      name: 'a sidecar without',
      manifests: workloadText({
        pod: 'initContainers:\n  - name: proxy # finding: missing\n    restartPolicy: Always',
        container: 'resources: { requests: { cpu: 500m } }',
      }),
    },
    {
      name: 'another resource does not count',
      manifests: workloadText({
        container:
          'resources:\n  requests: { ephemeral-storage: 1Gi } # finding: missing',
      }),
    },
  ],
});
