import { deployment } from '../../../testing/manifests';
import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const MISSING = [{ messageId: 'missing', file: 'docs' }];
const manifests = deployment();

ruleTester.run(rule, {
  pass: [
    {
      name: 'a document of its own',
      manifests,
      repository: { 'docs/failure-modes.md': '# Checkout' },
    },
    {
      name: 'the record of a game day',
      manifests,
      repository: { 'docs/game-days/2026-09-16.md': '# A zone is lost' },
    },
    {
      name: 'a line of the runbook on what is so while something is away',
      manifests,
      repository: {
        'docs/runbook.md':
          '# Runbook\n\n**No prices.** `fx-rates` is away: show the currency of the merchant.',
      },
    },
    {
      name: 'a section of the runbook',
      manifests,
      repository: {
        'docs/runbook.md': '# Runbook\n\n## When the ledger is down',
      },
    },
  ],
  notApplicable: [
    { name: 'nothing runs', repository: { 'README.md': '# A library' } },
  ],
  unknown: [{ name: 'no repository', manifests, chart: {} }],
  fail: [
    {
      name: 'a README that says nothing of it',
      manifests,
      repository: { 'README.md': '# Checkout\n\n## Install' },
      findings: MISSING,
    },
    {
      name: 'a mention in passing',
      manifests,
      repository: { 'README.md': '# Checkout\n\nFailure modes: none known.' },
      findings: MISSING,
    },
    ...[
      'Check whether the pod is down.',
      'If Grafana is down, ask the platform team.',
      'The old cluster is gone.',
    ].map(line => ({
      name: `a runbook that defines nothing: ${line}`,
      manifests,
      repository: { 'docs/runbook.md': `# Runbook\n\n${line}` },
      findings: MISSING,
    })),
  ],
});
