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

ruleTester.run(rule, {
  pass: [
    {
      name: 'said in the README',
      chart,
      repository: { 'README.md': 'We sponsor Redis.' },
    },
    {
      name: 'a contract, said in the documentation',
      chart,
      repository: { 'docs/operations/upstream.md': 'Vendor support: 24/7' },
    },
    { name: 'a way to fund', chart, repository: { '.github/FUNDING.yml': '' } },
  ],
  notApplicable: [
    { name: 'nothing but own images', chart: {}, manifests: OWN_IMAGE },
  ],
  unknown: [{ name: 'it may be said in the repository', chart }],
  fail: [
    {
      name: 'nothing is said',
      chart,
      repository: { 'README.md': 'We support Redis 8.' },
      findings: [{ messageId: 'missing', file: 'README.md' }],
    },
    {
      name: 'said in a place that nobody reads',
      chart,
      repository: { 'src/sponsor.ts': 'sponsor' },
      findings: [{ messageId: 'missing' }],
    },
  ],
});
