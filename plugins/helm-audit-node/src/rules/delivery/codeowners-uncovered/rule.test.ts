import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

ruleTester.run(rule, {
  pass: [
    {
      name: 'everything belongs to a team',
      repository: { CODEOWNERS: '* @bank/payments' },
    },
    {
      name: 'the folder of the chart does',
      chartPath: 'deploy/chart',
      repository: { '.github/CODEOWNERS': '/deploy/ @bank/payments' },
    },
    {
      name: 'approvers of the folder',
      chartPath: 'deploy/chart',
      repository: { 'deploy/OWNERS': 'approvers: [ada, grace]' },
    },
    {
      name: 'a section of GitLab that insists',
      repository: { '.gitlab/CODEOWNERS': '[Chart][2] @bank/payments\n*' },
    },
  ],
  unknown: [
    { name: 'no repository', chart: {} },
    {
      name: 'a repository that was not read whole',
      repository: {},
      repositoryTruncated: true,
    },
    {
      name: 'a forge that keeps reviewers in its settings',
      repository: { 'azure-pipelines.yml': 'steps: []' },
    },
  ],
  fail: [
    {
      name: 'values have owners and templates have none',
      chart: { 'values.yaml': '', 'templates/deployment.yaml': '' },
      repository: { CODEOWNERS: 'values.yaml @bank/payments' },
      findings: [{ messageId: 'uncovered' }],
    },
    {
      name: 'a section of GitLab that only asks',
      repository: { CODEOWNERS: '^[Chart] @bank/payments\n*' },
      findings: [{ messageId: 'optional', file: 'CODEOWNERS' }],
    },
    {
      name: 'what GitLab excludes',
      chartPath: 'deploy/chart',
      repository: { '.gitlab/CODEOWNERS': '* @bank/payments\n!/deploy/' },
      findings: [{ messageId: 'uncovered' }],
    },
    {
      name: 'no list at all',
      repository: { 'README.md': '' },
      findings: [{ messageId: 'missing' }],
    },
    {
      name: 'other folders only',
      chartPath: 'deploy/chart',
      repository: { CODEOWNERS: '/src/ @bank/payments\n/docs/ @bank/docs' },
      findings: [{ messageId: 'uncovered', file: 'CODEOWNERS' }],
    },
    {
      name: 'a later line takes the owners away',
      chartPath: 'deploy/chart',
      repository: { CODEOWNERS: '* @bank/payments\n/deploy/' },
      findings: [{ messageId: 'uncovered' }],
    },
  ],
});
