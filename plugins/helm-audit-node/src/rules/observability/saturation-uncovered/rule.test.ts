import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';
import { alert, dashboard, SERVICE } from '../testManifests';

const QUERY =
  'max(db_pool_connections_in_use / db_pool_connections_max) > 0.85';

ruleTester.run(rule, {
  pass: [
    { name: 'an alert', manifests: `${SERVICE}---${alert(QUERY)}` },
    {
      name: 'an alert on a recording rule',
      manifests: `${SERVICE}---${alert('svc:watched:rate5m > 1', {
        record: 'svc:watched:rate5m',
        expr: 'max(db_pool_connections_in_use)',
      })}`,
    },
    {
      name: 'an alert in a rule file of the repository',
      manifests: SERVICE,
      repository: {
        'monitoring/rules.yaml': `groups:\n  - name: a\n    rules:\n      - alert: A\n        expr: ${JSON.stringify(
          QUERY,
        )}\n`,
      },
    },
  ],
  notApplicable: [
    {
      name: 'a job serves nobody',
      manifests: `
apiVersion: batch/v1
kind: Job
metadata: { name: report }
spec: { template: { spec: { containers: [{ name: a }] } } }
`,
    },
    {
      name: 'a hook serves nobody',
      manifests: SERVICE.replace(
        'name: payments',
        'name: payments\n  annotations: { helm.sh/hook: test }',
      ),
    },
  ],
  unknown: [
    {
      name: 'Datadog watches it',
      manifests: SERVICE,
      entity: {
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'Component',
        metadata: { name: 'a', annotations: { 'datadoghq.com/site': 'eu' } },
      },
    },
    {
      name: 'a repository that was not read whole',
      manifests: SERVICE,
      repository: {},
      repositoryTruncated: true,
    },
  ],
  fail: [
    {
      name: 'nothing watches it',
      manifests: SERVICE,
      findings: [{ messageId: 'uncovered' }],
      severity: 'medium',
    },
    {
      name: 'an alert on something else',
      manifests: `${SERVICE}---${alert('up == 0')}`,
      findings: [{ messageId: 'uncovered' }],
    },
    {
      name: 'a dashboard alone',
      manifests: `${SERVICE}---${dashboard('max(db_pool_connections_in_use)')}`,
      findings: [{ messageId: 'unalerted' }],
      severity: 'low',
    },
  ],
});
