import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const CI = '.github/workflows/ci.yaml';
const workflow = (text: string) => ({ repository: { [CI]: text } });
const comment = (condition: string) => `
on: issue_comment # finding: runsHead
jobs:
  a:
    if: "${condition}"
    steps:
      - run: gh pr checkout 5 && make test
`;
const head = `
jobs:
  a:
    steps:
      - uses: actions/checkout@v4
        with: { ref: '$\{{ github.event.pull_request.head.sha }}' }
      - run: make test
`;

ruleTester.run(rule, {
  pass: [
    { name: 'pull requests', ...workflow(`on: pull_request\n${head}`) },
    {
      name: 'comments of members',
      ...workflow(
        comment("github.event.comment.author_association == 'MEMBER'").replace(
          / # finding.*/,
          '',
        ),
      ),
    },
    {
      name: 'comments that fetch nothing',
      ...workflow('on: issue_comment\njobs: { a: { steps: [{ run: make }] } }'),
    },
    {
      name: 'labels only',
      ...workflow(
        'on: pull_request_target\njobs: { a: { steps: [{ uses: actions/labeler@v5 }] } }',
      ),
    },
  ],
  notApplicable: [
    { name: 'no workflows', repository: { Jenkinsfile: 'node {}' } },
  ],
  unknown: [{ name: 'no repository around the chart', chart: {} }],
  fail: [
    {
      name: 'code of the pull request',
      ...workflow(`on: pull_request_target # finding: runsHead\n${head}`),
      severity: 'high',
    },
    {
      name: 'code of the pull request, a workflow later',
      ...workflow(
        `on: { workflow_run: {} } # finding: runsHead\n${head.replace(
          'pull_request.head.sha',
          'workflow_run.head_sha',
        )}`,
      ),
    },
    {
      name: 'code of the pull request that somebody commented',
      ...workflow(comment("startsWith(github.event.comment.body, '/test')")),
      severity: 'high',
    },
    {
      name: 'something else',
      ...workflow(
        'on: [push, pull_request_target] # finding: pullRequest\njobs: {}',
      ),
      severity: 'medium',
    },
    {
      name: 'after another workflow',
      ...workflow('on: { workflow_run: {} } # finding: workflowRun\njobs: {}'),
      severity: 'low',
    },
  ],
});
