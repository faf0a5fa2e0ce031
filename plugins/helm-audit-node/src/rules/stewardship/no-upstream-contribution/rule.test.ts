import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const chart = {
  'Chart.yaml':
    'name: payments\nversion: 1.0.0\ndependencies: [{ name: redis, version: 1.0.0, repository: oci://example.com }]\n',
};

const OWN_IMAGE = `
apiVersion: v1
kind: Pod
metadata: { name: app }
spec: { containers: [{ name: app, image: 'registry.bank.example/app:1' }] }
`;

const LINK = 'https://github.com/Bank/charts/pull/17';

ruleTester.run(rule, {
  pass: [
    {
      name: 'a link in a document',
      chart,
      repository: { 'CHANGELOG.md': `Drop the patch, see ${LINK}.` },
    },
    {
      name: 'a link beside the workaround',
      chart: {
        ...chart,
        'values.yaml':
          '# https://gitlab.com/redis/chart/-/merge_requests/3\nredis: {}\n',
      },
    },
    {
      name: 'a sentence',
      chart,
      repository: { 'CONTRIBUTING.md': 'We work upstream first.' },
    },
    {
      name: 'another sentence',
      chart,
      repository: { 'docs/patches.md': 'Every patch is sent upstream.' },
    },
  ],
  notApplicable: [
    { name: 'nothing but own images', chart: {}, manifests: OWN_IMAGE },
  ],
  unknown: [{ name: 'it may be told in the repository', chart }],
  fail: [
    {
      name: 'no trace',
      chart,
      repository: { 'README.md': 'The upstream service calls us.' },
      findings: [{ messageId: 'missing', file: 'README.md' }],
    },
    {
      name: 'nothing but own changes',
      chart,
      repository: { 'CHANGELOG.md': LINK },
      entity: {
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'Component',
        metadata: {
          name: 'payments',
          annotations: { 'github.com/project-slug': 'bank/payments' },
        },
      },
      findings: [{ messageId: 'missing' }],
    },
  ],
});
