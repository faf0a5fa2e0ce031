import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const settings = (count: number) => ({
  '.github/settings.yml': `branches: [{ protection: { required_pull_request_reviews: { required_approving_review_count: ${count} } } }]`,
});

ruleTester.run(rule, {
  pass: [
    { name: 'a team', repository: { CODEOWNERS: '* @bank/payments' } },
    { name: 'two people', repository: { CODEOWNERS: '* @ada @grace' } },
    { name: 'settings as code', repository: settings(2) },
    {
      name: 'a group of GitLab, which has no slash',
      repository: { CODEOWNERS: '* @payments', '.gitlab-ci.yml': '' },
    },
    {
      name: 'an alias for several approvers',
      repository: { OWNERS: 'approvers: [payments]', OWNERS_ALIASES: '' },
    },
  ],
  unknown: [
    { name: 'nothing in the files', repository: { 'README.md': '' } },
    { name: 'no repository', chart: {} },
  ],
  fail: [
    {
      name: 'one person',
      repository: { CODEOWNERS: '* @ada' },
      findings: [{ messageId: 'sole', file: 'CODEOWNERS' }],
    },
    {
      name: 'one person for the chart, a team for the rest',
      chartPath: 'chart',
      repository: { CODEOWNERS: '* @bank/payments\n/chart/ ada@bank.example' },
      findings: [{ messageId: 'sole' }],
    },
    {
      name: 'settings that ask for no approval',
      repository: { ...settings(0), CODEOWNERS: '* @bank/payments' },
      findings: [{ messageId: 'disabled' }],
    },
  ],
});
