import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const chart = {
  'Chart.yaml':
    'name: a\nversion: 1.0.0\ndependencies: [{ name: b, version: 1.0.0, repository: oci://example.com }]\n',
};

ruleTester.run(rule, {
  pass: [
    { name: 'Renovate', chart, repository: { 'renovate.json': '{}' } },
    {
      name: 'Dependabot with Helm',
      chart,
      repository: { '.github/dependabot.yml': '- package-ecosystem: helm' },
    },
    {
      name: 'any bot for a chart without dependencies',
      repository: { '.github/dependabot.yml': '- package-ecosystem: docker' },
    },
    {
      name: 'Dependabot for actions beside Renovate for charts',
      chart,
      repository: {
        '.github/dependabot.yml': '- package-ecosystem: github-actions',
        '.github/renovate.json5': '{}',
      },
    },
  ],
  unknown: [{ name: 'no repository around the chart', chart }],
  fail: [
    {
      name: 'no bot',
      chart,
      repository: { 'README.md': 'We use Renovate.' },
      findings: [{ messageId: 'missing' }],
    },
    {
      name: 'no bot, though there are no dependencies',
      repository: {},
      findings: [{ messageId: 'missing' }],
    },
    {
      name: 'Dependabot for something else',
      chart,
      repository: {
        '.github/dependabot.yml':
          '- package-ecosystem: npm # finding: uncovered',
      },
    },
    {
      name: 'Renovate for something else',
      chart,
      repository: { 'renovate.json': '{"enabledManagers": ["npm"]}' },
      findings: [{ messageId: 'uncovered', file: 'renovate.json' }],
    },
  ],
});
