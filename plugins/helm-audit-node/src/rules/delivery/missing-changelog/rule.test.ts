import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const CHART = 'apiVersion: v2\nname: example\nversion: 1.0.0\n';

ruleTester.run(rule, {
  pass: [
    {
      name: 'in the repository',
      repository: { 'CHANGELOG.md': '# Changes' },
    },
    { name: 'in the chart itself', chart: { 'CHANGELOG.md': '# Changes' } },
    {
      name: 'in an annotation',
      chart: {
        'Chart.yaml': `${CHART}annotations:\n  artifacthub.io/changes: |\n    - Fixed a probe\n`,
      },
    },
    {
      name: 'written from commits',
      repository: {
        '.github/workflows/release.yml':
          'uses: googleapis/release-please-action@v4',
      },
    },
    {
      name: 'sorted by labels on GitHub',
      repository: { '.github/release.yml': 'changelog: {}' },
    },
  ],
  unknown: [{ name: 'a chart without its repository', chart: {} }],
  fail: [
    {
      name: 'a README only',
      repository: { 'README.md': '# Changelog: see commits' },
      findings: [{ messageId: 'missing', file: 'Chart.yaml' }],
    },
    {
      name: 'the changelog of another chart',
      chartPath: 'charts/a',
      repository: { 'charts/b/CHANGELOG.md': '# Changes' },
      findings: [{ messageId: 'missing' }],
    },
  ],
});
