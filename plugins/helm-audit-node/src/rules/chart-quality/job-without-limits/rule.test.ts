import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const job = (spec: string, metadata = 'name: migrate') => `
apiVersion: batch/v1
kind: Job
metadata: { ${metadata} }
spec:
  ${spec}
  template: { spec: { containers: [{ name: a }] } }
`;

const cronJob = (spec: string) => `
apiVersion: batch/v1
kind: CronJob
metadata: { name: report }
spec:
  jobTemplate:
    spec: # SPEC
      ${spec}
      template: { spec: { containers: [{ name: a }] } }
`;

const HOOK = 'name: migrate, annotations: { helm.sh/hook: pre-upgrade }';

ruleTester.run(rule, {
  pass: [
    {
      name: 'a hundred retries within a deadline',
      manifests: job(
        'activeDeadlineSeconds: 60\n  ttlSecondsAfterFinished: 0\n  backoffLimit: 100',
      ),
    },
    {
      name: 'a deadline and an expiry',
      manifests: job('activeDeadlineSeconds: 60\n  ttlSecondsAfterFinished: 0'),
    },
    {
      name: 'a hook, which Helm removes',
      manifests: job('activeDeadlineSeconds: 60', HOOK),
    },
    {
      name: 'a name of its own for each revision',
      manifests: job('activeDeadlineSeconds: 60', 'name: migrate-7'),
    },
    {
      name: 'a deadline on the pods of a CronJob',
      manifests: cronJob('').replace(
        '{ spec: {',
        '{ spec: { activeDeadlineSeconds: 60,',
      ),
    },
  ],
  notApplicable: [
    {
      name: 'a test',
      manifests: job('', 'name: a, annotations: { helm.sh/hook: test }'),
    },
    { name: 'no Job', manifests: 'apiVersion: v1\nkind: Pod\n' },
  ],
  fail: [
    {
      name: 'a hundred retries that nothing ends',
      manifests: job(
        'backoffLimit: 100 # finding: retries\n  ttlSecondsAfterFinished: 0',
      ).replace('spec:\n', 'spec: # finding: deadline\n'),
    },
    {
      name: 'a few retries more than usual',
      manifests: job('backoffLimit: 12\n  ttlSecondsAfterFinished: 0').replace(
        'spec:\n',
        'spec: # finding: deadline\n',
      ),
    },
    {
      name: 'no deadline on a CronJob',
      manifests: cronJob('').replace('# SPEC', '# finding: deadline'),
    },
    {
      name: 'no deadline on a hook',
      manifests: job('', HOOK).replace(
        'spec:\n',
        'spec: # finding: deadline\n',
      ),
    },
    {
      name: 'neither deadline nor expiry',
      manifests: job('').replace(
        'spec:\n',
        'spec: # finding: deadline, leftover\n',
      ),
    },
  ],
});
