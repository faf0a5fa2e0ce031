import {
  documents,
  serviceText,
  workloadText,
} from '../../../testing/manifestText';
import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const container = 'env: [{ name: RATES_URL, value: http://fx-rates:8080 }]';
const manifests = documents(workloadText({ container }), serviceText());
const marked = documents(
  workloadText({ container, mark: 'missing' }),
  serviceText(),
);

ruleTester.run(rule, {
  pass: [
    {
      name: 'it is in the repository',
      manifests,
      repository: {
        'README.md': '# Payments',
        'docs/degraded-mode.md':
          '# Degraded mode\\n\\nWithout the rates service we show rates of yesterday.',
      },
    },
    {
      name: 'a line of the runbook on what is so while something is away',
      manifests,
      repository: {
        'docs/runbook.md':
          '# Runbook\n\n`fx-rates` is away: the page shows one currency only.',
      },
    },
    {
      name: 'a setting of the chart',
      manifests,
      chart: { 'values.yaml': 'ratesFallback: true' },
    },
  ],
  notApplicable: [
    {
      name: 'nobody sends it requests',
      manifests: workloadText(),
      repository: { 'README.md': '' },
    },
    { name: 'plain manifests', manifests },
  ],
  unknown: [
    {
      name: 'nothing shows that it needs another system',
      manifests: documents(workloadText(), serviceText()),
      repository: { 'README.md': '# Payments' },
    },
    {
      name: 'no repository is known',
      manifests,
      chart: { 'README.md': '# Payments' },
    },
    {
      name: 'a repository that was not read whole',
      manifests,
      repository: {},
      repositoryTruncated: true,
    },
  ],
  fail: [
    {
      name: 'nothing says so',
      manifests: marked,
      repository: { 'README.md': '# Payments' },
    },
    {
      name: 'a change log proves nothing',
      manifests: marked,
      repository: { 'CHANGELOG.md': '- typo' },
    },
    ...[
      'Check whether the pod is down.',
      'If Grafana is down, ask the platform team.',
      'The old cluster is gone.',
    ].map(line => ({
      name: `a runbook that defines nothing: ${line}`,
      manifests: marked,
      repository: { 'docs/runbook.md': `# Runbook\n\n${line}` },
    })),
  ],
});
