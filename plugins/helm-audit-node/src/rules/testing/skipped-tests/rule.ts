import { automationText, inChart } from '../../../facts/automation';
import { oncePerFact } from '../../../facts/oncePerFact';
import { pathsBelow } from '../../../facts/repositoryScope';
import type { RepositoryFact } from '../../../stages/gather/types';
import { defineRule } from '../../defineRule';

/** Ways by which pipelines run checks of charts and ignore what they find. */
const IGNORED = [
  /(helm (test|lint|unittest)|ct (lint|install)|kubeconform|kube-linter|conftest|helm-audit)[^\n]*\|\|\s*(true|:|exit 0)/,
  /(helm (test|lint|unittest)|ct (lint|install)|kubeconform|kube-linter|conftest|helm-audit)[^\n]*\n\s*(continue-on-error|allow_failure|ignoreErrors|continueOnError):\s*true/,
  /(continue-on-error|allow_failure):\s*true\s*\n(?:[^\n]*\n){0,2}[^\n]*(helm (test|lint|unittest)|ct (lint|install)|kubeconform|kube-linter|conftest|helm-audit)/,
];

/** A suite or test of helm-unittest that is switched off. */
const SKIPPED = /^(\s*)skip:/m;

/** The first check of charts whose failure a pipeline ignores. */
const ignoredCheck = oncePerFact((repository: RepositoryFact) => {
  const automation = automationText(repository);
  return IGNORED.map(pattern => automation.match(pattern)?.[0]).find(Boolean);
});

export default defineRule({
  meta: {
    id: 'skipped-tests',
    dimension: 'testing',
    title: 'No check of the chart is skipped or ignored',
    failureTitle: 'Tests of the chart are there and switched off',
    severity: 'medium',
    confidence: 'high',
    target: 'repository',
    requires: ['chart'],
    messages: {
      skipped: {
        message:
          'Tests in {{file}} are skipped, so what they guard can break unseen.',
        remediation: 'Repair the tests in {{file}}, or delete them.',
      },
      ignored: {
        message:
          'A pipeline runs checks of the chart and goes on when they fail: `{{command}}`.',
        remediation: 'Let the pipeline fail when the check fails.',
      },
    },
    effort: 'S',
    phase: 1,
    compliance: ['zero-impact'],
    risks: ['change-management'],
    controls: [],
    references: [
      'https://github.com/helm-unittest/helm-unittest/blob/main/DOCUMENT.md',
    ],
    since: '0.1.0',
  },
  appliesTo: ({ files }, { facts: { chart } }) =>
    chart.metadata.type !== 'library' && Object.keys(files).length > 0,
  check(repository, { facts: { chart }, report }) {
    const tests = inChart(chart.pathInRepository, 'tests');
    for (const file of pathsBelow(repository, tests)) {
      if (!SKIPPED.test(repository.files[file] ?? '')) continue;
      report({ messageId: 'skipped', data: { file }, file, text: 'skip:' });
    }
    const found = ignoredCheck(repository);
    if (!found) return;
    const lines = found.split('\n').map(line => line.trim());
    const command = lines.find(line => /helm|ct |kube|conftest/.test(line));
    report({
      messageId: 'ignored',
      data: { command: command ?? lines[0] },
      file: fileWith(repository.files, command ?? lines[0]),
      text: command,
    });
  },
});

function fileWith(files: Record<string, string>, text: string) {
  return Object.keys(files).find(file => files[file].includes(text));
}
