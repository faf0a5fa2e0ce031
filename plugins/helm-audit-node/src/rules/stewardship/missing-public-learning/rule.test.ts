import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const entity = (title: string) => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name: 'payments',
    links: [{ url: 'https://wiki.bank.example/1', title }],
  },
});

const MISSING = [{ messageId: 'missing' }];

ruleTester.run(rule, {
  pass: [
    { name: 'postmortems', repository: { 'docs/postmortems/1.md': '' } },
    { name: 'decision records', repository: { 'docs/adr/0001-redis.md': '' } },
    { name: 'in one file', repository: { 'docs/lessons-learned.md': '' } },
    {
      name: 'a mention, in the chart alone',
      chart: { 'README.md': 'See our talk at KubeCon.' },
    },
    { name: 'a link of the catalog', entity: entity('Incident reviews') },
  ],
  notApplicable: [{ name: 'plain manifests', manifests: 'kind: Service' }],
  unknown: [
    { name: 'it may be told in a repository that is not at hand', chart: {} },
  ],
  fail: [
    {
      name: 'nothing',
      repository: { 'README.md': 'An incident may happen.' },
      findings: [{ messageId: 'missing', file: 'README.md' }],
    },
    {
      name: 'other links and files with similar names',
      repository: { 'src/blogger.ts': '', 'charts/adrian/values.yaml': '' },
      entity: entity('Dashboard'),
      findings: MISSING,
    },
  ],
});
