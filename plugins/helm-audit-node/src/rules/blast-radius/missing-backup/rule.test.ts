import { documents, workloadText } from '../../../testing/manifestText';
import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const store = (finding = '', name = 'data') =>
  workloadText({
    kind: 'StatefulSet',
    spec: `volumeClaimTemplates:\n  - metadata: { name: ${name} }${finding}\n    spec: { accessModes: [ReadWriteOnce] }`,
  });

ruleTester.run(rule, {
  pass: [
    {
      name: 'a job',
      manifests: documents(
        store(),
        'apiVersion: batch/v1\nkind: CronJob\nmetadata: { name: payments-backup }\n',
      ),
    },
    {
      name: 'an annotation of a tool',
      manifests: store().replace(
        '    metadata:\n      labels',
        '    metadata:\n      annotations: { backup.velero.io/backup-volumes: data }\n      labels',
      ),
    },
    {
      name: 'a schedule',
      manifests: documents(
        store(),
        'apiVersion: velero.io/v1\nkind: Schedule\nmetadata: { name: daily }\n',
      ),
    },
    {
      name: 'the documentation names it',
      manifests: store(),
      repository: { 'docs/restore.md': 'Velero takes a backup each night.' },
    },
    {
      name: 'the documentation names it the other way round',
      manifests: store(),
      repository: {
        'docs/restore.md': 'Nightly database dumps go to a bucket.',
      },
    },
  ],
  notApplicable: [
    { name: 'no volume', manifests: workloadText() },
    { name: 'a cache', manifests: store('', 'cache') },
  ],
  unknown: [
    {
      name: 'the documentation tells how one would be made',
      manifests: store(),
      repository: {
        'docs/upgrade.md': 'Run `pg_dump payments > backup.sql` before.',
      },
    },
    {
      name: 'the documentation lists a schedule that can be set',
      manifests: store(),
      repository: {
        'README.md': '| `backup.enabled` | every night | `false` |',
      },
    },
    {
      name: 'no repository is known',
      manifests: store(),
      chart: { 'README.md': '' },
    },
    {
      name: 'a repository that was not read whole',
      manifests: store(),
      repository: {},
      repositoryTruncated: true,
    },
  ],
  fail: [
    {
      name: 'samples of the past',
      manifests: store(' # finding: missing').replace(
        'example.com/payments',
        'prom/prometheus',
      ),
      repository: {},
      severity: 'medium',
    },
    { name: 'nothing', manifests: store(' # finding: missing') },
    {
      name: 'a change log proves nothing',
      manifests: store(' # finding: missing'),
      repository: { 'CHANGELOG.md': 'Fix backup' },
    },
  ],
});
