import { documents, workloadText } from '../../../testing/manifestText';
import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

ruleTester.run(rule, {
  pass: [
    {
      name: 'a request',
      manifests: workloadText({
        container: 'resources: { requests: { cpu: 10m } }',
      }),
    },
    {
      name: 'a limit',
      manifests: workloadText({
        container: 'resources: { limits: { memory: 1Gi } }',
      }),
    },
    {
      name: 'a LimitRange of the release gives a default',
      manifests: documents(
        workloadText(),
        `
apiVersion: v1
kind: LimitRange
metadata: { name: defaults }
spec: { limits: [{ type: Container, defaultRequest: { cpu: 500m } }] }
`,
      ),
    },
    {
      name: 'for the whole pod',
      manifests: workloadText({ pod: 'resources: { requests: { cpu: 10m } }' }),
    },
  ],
  notApplicable: [
    {
      name: 'a hook',
      manifests: workloadText({ annotations: '{ helm.sh/hook: test }' }),
    },
  ],
  fail: [
    {
      name: 'a bare Pod that asks for none',
      manifests: `apiVersion: v1
kind: Pod
metadata: { name: payments }
spec:
  containers:
    - name: app
      resources: { requests: { cpu: 0 } } # finding: bestEffort
`,
    },
    {
      name: 'a Job',
      manifests: workloadText({
        kind: 'Job',
        apiVersion: 'batch/v1',
        containerMark: 'bestEffort',
      }),
      severity: 'low',
    },
    {
      name: 'nothing',
      manifests: workloadText({ containerMark: 'bestEffort' }),
    },
    {
      name: 'an empty map, in a DaemonSet',
      manifests: workloadText({
        kind: 'DaemonSet',
        container: 'resources: {} # finding: bestEffort',
      }),
    },
  ],
});
