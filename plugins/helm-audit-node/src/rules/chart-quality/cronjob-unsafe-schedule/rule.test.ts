import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const cronJob = (spec: string, head = 'spec:') => `
apiVersion: batch/v1
kind: CronJob
metadata: { name: report }
${head}
  schedule: "@daily"
  ${spec}
`;

ruleTester.run(rule, {
  pass: [
    {
      name: 'both are said',
      manifests: cronJob(
        'concurrencyPolicy: Forbid\n  startingDeadlineSeconds: 10',
      ),
    },
    {
      name: 'overlap is meant',
      manifests: cronJob(
        'concurrencyPolicy: Allow\n  startingDeadlineSeconds: 600',
      ),
    },
  ],
  notApplicable: [
    { name: 'a Job', manifests: 'apiVersion: batch/v1\nkind: Job\n' },
  ],
  fail: [
    {
      name: 'neither is said',
      manifests: cronJob('', 'spec: # finding: overlap, late'),
    },
    {
      name: 'no deadline alone is minor',
      manifests: cronJob('concurrencyPolicy: Forbid', 'spec: # finding: late'),
      severity: 'low',
    },
    {
      name: 'a deadline that runs cannot meet',
      manifests: cronJob(
        'concurrencyPolicy: Forbid\n  startingDeadlineSeconds: 5 # finding: short',
      ),
      severity: 'medium',
    },
  ],
});
