import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const job = (
  spec: string,
  command = 'flyway migrate',
  hook = 'pre-upgrade',
) => `
apiVersion: batch/v1
kind: Job
metadata: { name: job, annotations: { helm.sh/hook: "${hook}" } }
spec:
  ${spec}
  template:
    spec:
      containers: [{ name: app, image: example.com/app:1.0.0, command: [sh, -c, "${command}"] }]
`;

ruleTester.run(rule, {
  pass: [
    {
      name: 'both bounds',
      manifests: job('backoffLimit: 0\n  activeDeadlineSeconds: 60'),
    },
    {
      name: 'several hooks',
      manifests: job(
        'backoffLimit: 1\n  activeDeadlineSeconds: 60',
        'rake db:migrate',
        'pre-install,pre-upgrade',
      ),
    },
  ],
  notApplicable: [
    { name: 'another job', manifests: job('backoffLimit: 0', 'curl http://a') },
    {
      name: 'a test',
      manifests: job('backoffLimit: 0', 'flyway validate', 'test'),
    },
    {
      name: 'no hook',
      manifests: job('backoffLimit: 0').replace(/, annotations: .*/, ' }'),
    },
  ],
  fail: [
    {
      name: 'no time limit',
      manifests: job('backoffLimit: 0').replace(
        'spec:',
        'spec: # finding: timeout',
      ),
    },
    {
      name: 'no bound on retries',
      manifests: job(
        'activeDeadlineSeconds: 60',
        'alembic upgrade head',
      ).replace('spec:', 'spec: # finding: retries'),
    },
    {
      name: 'neither',
      manifests: job('parallelism: 1').replace(
        'spec:',
        'spec: # finding: timeout, retries',
      ),
    },
  ],
});
