import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const lock = (version: string) => ({
  'Chart.yaml': `apiVersion: v2
name: shop
version: 1.0.0
dependencies:
  - { name: redis, version: ^19.0.0, repository: https://charts.example.com }
`,
  'Chart.lock': `dependencies:
  - { name: redis, version: ${version}, repository: https://charts.example.com }
digest: sha256:0
`,
});

const ARCHIVE = 'deploy/chart/charts/redis-19.0.0.tgz';
const chartPath = 'deploy/chart';

ruleTester.run(rule, {
  pass: [
    {
      name: 'signed',
      chartPath,
      repository: { [ARCHIVE]: '', [`${ARCHIVE}.prov`]: '' },
    },
    {
      name: 'signed, and of the locked version',
      chartPath,
      chart: lock('19.0.0'),
      repository: { [ARCHIVE]: '', [`${ARCHIVE}.prov`]: '' },
    },
  ],
  notApplicable: [
    { name: 'no archives', chartPath, repository: { 'deploy/chart/a': '' } },
    {
      name: 'left out by Git',
      chartPath,
      repository: { [ARCHIVE]: '', '.gitignore': '*.tgz\n' },
    },
    {
      name: 'of another chart',
      chartPath,
      repository: { 'other/charts/redis-19.0.0.tgz': '' },
    },
  ],
  unknown: [{ name: 'no repository', chart: lock('19.0.0') }],
  fail: [
    {
      name: 'nothing proves it',
      chartPath,
      repository: { [ARCHIVE]: '' },
      findings: [{ messageId: 'unproven', file: ARCHIVE }],
    },
    {
      name: 'another version',
      chartPath,
      chart: lock('19.2.1'),
      repository: { [ARCHIVE]: '', [`${ARCHIVE}.prov`]: '' },
      findings: [{ messageId: 'mismatch', file: ARCHIVE }],
    },
  ],
});
