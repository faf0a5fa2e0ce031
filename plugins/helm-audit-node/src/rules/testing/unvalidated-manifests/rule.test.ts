import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const MISSING = [{ messageId: 'missing' }];

ruleTester.run(rule, {
  pass: [
    {
      name: 'a schema validator in GitLab',
      repository: { '.gitlab-ci.yml': 'script: [kubeconform -strict out]' },
    },
    {
      name: 'a policy action in GitHub',
      repository: {
        '.github/workflows/ci.yaml': 'uses: bridgecrewio/checkov-action@v12',
      },
    },
    {
      name: 'a script that the pipeline calls',
      repository: {
        'scripts/check.sh': 'helm template . | kubectl apply --dry-run=server',
      },
    },
    {
      name: 'a script among the tests',
      repository: { 'test/e2e.sh': 'ct lint-and-install --config ct.yaml' },
    },
    {
      name: 'a commit hook',
      repository: { '.pre-commit-config.yaml': '- id: kube-linter' },
    },
  ],
  notApplicable: [
    {
      name: 'a library renders nothing',
      chart: { 'Chart.yaml': 'name: lib\nversion: 1.0.0\ntype: library\n' },
      repository: { Makefile: '' },
    },
  ],
  unknown: [{ name: 'no repository around the chart', chart: {} }],
  fail: [
    {
      name: 'no pipeline at all',
      repository: { 'README.md': 'We use kubeconform.' },
      findings: MISSING,
    },
    {
      name: 'only the chart is linted',
      repository: { '.github/workflows/ci.yaml': 'run: ct lint --all' },
      findings: MISSING,
    },
    {
      name: 'words that end like a tool',
      repository: { Makefile: 'topics:\n\techo topolaris tactics' },
      findings: MISSING,
    },
    {
      name: 'switched off in a comment',
      repository: { Makefile: 'check:\n\t# kubeconform out' },
      findings: MISSING,
    },
  ],
});
