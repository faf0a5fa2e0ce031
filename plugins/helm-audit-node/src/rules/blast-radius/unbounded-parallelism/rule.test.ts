import { workloadText } from '../../../testing/manifestText';
import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const cronJob = (line: string, job = '') => `
apiVersion: batch/v1
kind: CronJob
metadata:
  name: report
spec:
  schedule: '*/5 * * * *'
  ${line}
  jobTemplate:
    spec:
      ${job}
      template: { spec: { containers: [{ name: app, image: example.com/report:1.4.2 }] } }
`;

ruleTester.run(rule, {
  pass: [
    {
      name: 'runs do not overlap',
      manifests: cronJob('concurrencyPolicy: Forbid'),
    },
    {
      name: 'runs end in time',
      manifests: cronJob('', 'activeDeadlineSeconds: 240'),
    },
    {
      name: 'a job with some pods',
      manifests: workloadText({
        kind: 'Job',
        apiVersion: 'batch/v1',
        spec: 'parallelism: 4',
      }),
    },
  ],
  notApplicable: [{ name: 'no job', manifests: workloadText() }],
  fail: [
    {
      name: 'overlap is the default',
      manifests: cronJob('').replace('spec:', 'spec: # finding: overlap'),
    },
    {
      name: 'overlap said in words',
      manifests: cronJob('concurrencyPolicy: Allow # finding: overlap'),
    },
    {
      name: 'a hundred pods',
      manifests: workloadText({
        kind: 'Job',
        apiVersion: 'batch/v1',
        spec: 'parallelism: 100 # finding: parallel',
      }),
    },
  ],
});
