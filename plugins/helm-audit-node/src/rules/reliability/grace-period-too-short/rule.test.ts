import { workloadText } from '../../../testing/manifestText';
import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const sleeping = (script: string) =>
  `lifecycle: { preStop: { exec: { command: [sh, -c, '${script}'] } } }`;

ruleTester.run(rule, {
  pass: [
    {
      name: 'no hook and the default of 30 seconds',
      manifests: workloadText(),
    },
    {
      name: 'enough time',
      manifests: workloadText({
        pod: 'terminationGracePeriodSeconds: 60',
        container: sleeping('sleep 45'),
      }),
    },
    {
      name: 'a script whose time is not to be seen',
      manifests: workloadText({ container: sleeping('/drain.sh') }),
    },
  ],
  notApplicable: [
    {
      name: 'a Job',
      manifests: workloadText({
        kind: 'Job',
        apiVersion: 'batch/v1',
        pod: 'terminationGracePeriodSeconds: 0',
      }),
    },
  ],
  fail: [
    {
      name: 'a bare Pod',
      manifests: `apiVersion: v1
kind: Pod
metadata: { name: payments }
spec:
  terminationGracePeriodSeconds: 0 # finding: zero
  containers: [{ name: app }]
`,
    },
    {
      name: 'killed at once',
      manifests: workloadText({
        pod: 'terminationGracePeriodSeconds: 0 # finding: zero',
      }),
    },
    {
      name: 'the hook takes all the time',
      manifests: workloadText({
        pod: 'terminationGracePeriodSeconds: 20 # finding: tooShort',
        container: sleeping('nginx -s quit; sleep 20'),
      }),
    },
    {
      name: 'the default is 30 seconds',
      manifests: workloadText({
        podMark: 'tooShort',
        container: sleeping('sleep 1m'),
      }),
    },
    {
      name: 'the sleep action',
      manifests: workloadText({
        kind: 'DaemonSet',
        podMark: 'tooShort',
        container: 'lifecycle: { preStop: { sleep: { seconds: 30 } } }',
      }),
    },
  ],
});
