import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const job = (
  spec: string,
  { hook = 'pre-upgrade', name = 'ledger-migrate', args = '' } = {},
) => `
apiVersion: batch/v1
kind: Job
metadata:
  name: ${name}
  annotations: { helm.sh/hook: ${hook} }
spec: ${spec}
  template:
    spec:
      restartPolicy: Never
      containers: [{ name: app, image: example.com/ledger:1.0.0${args} }]
`;
const BOTH = '\n  backoffLimit: 2\n  activeDeadlineSeconds: 600';

ruleTester.run(rule, {
  pass: [
    { name: 'both limits', manifests: job(BOTH) },
    {
      name: 'no retry at all is a choice too',
      manifests: job('\n  backoffLimit: 0\n  activeDeadlineSeconds: 60'),
    },
  ],
  notApplicable: [
    {
      name: 'a hook that does something else',
      manifests: job('', { name: 'notify' }),
    },
    { name: 'a test', manifests: job('', { hook: 'test' }) },
    {
      name: 'a Job that is no hook',
      manifests: job('').replace(/ {2}annotations.*\n/, ''),
    },
  ],
  fail: [
    {
      name: 'no limits',
      manifests: job(' # finding: limits'),
    },
    {
      name: 'no deadline, a tool by its command',
      manifests: job(' # finding: limits\n  backoffLimit: 2', {
        hook: 'post-install,post-upgrade',
        name: 'prepare',
        args: ', command: [alembic, upgrade, head]',
      }),
    },
    {
      name: 'no limit of retries',
      manifests: job(' # finding: limits\n  activeDeadlineSeconds: 600'),
    },
  ],
});
