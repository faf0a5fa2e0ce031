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
      name: 'a checkout for the branches of the repository only',
      ...workflow(
        `on: issue_comment\n${head.replace(
          '      - uses: actions/checkout@v4',
          '      - uses: actions/checkout@v4\n        if: github.event.pull_request.head.repo.full_name == github.repository',
        )}`,
      ),
    },
    {
      name: 'a job that waits for people of an environment',
      ...workflow(`on: issue_comment\n${head}    environment: preview\n`),
    },
    {
      name: 'a job after one that asks for permission',
      ...workflow(
        `on: issue_comment\n${head}    needs: ask\n  ask:\n    steps:\n      - uses: acme/check-user-permission@v1\n`,
      ),
    },
    {
      name: 'a job that may write nothing and has no secret',
      ...workflow(
        `on: issue_comment\npermissions: { contents: read }\n${head}`,
      ),
    },
    {
      name: 'code that lies in a folder of its own and is not run',
      ...workflow(
        `on: issue_comment\n${head.replace(
          'with: {',
          'with: { path: theirs,',
        )}`,
      ),
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
      name: 'a guard that holds for one of two events',
      ...workflow(
        `on: [pull_request_target, issue_comment] # finding: runsHead
jobs:
  a:
    if: contains(github.event.issue.labels.*.name, 'ok')
    steps:
      - run: gh pr checkout 5 && make test
`,
      ),
    },
    {
      name: 'a workflow that two jobs call, once',
      repository: {
        [CI]: `on: pull_request_target
jobs:
  a: { uses: ./.github/workflows/build.yaml }
  b: { uses: ./.github/workflows/build.yaml }
`,
        '.github/workflows/build.yaml': `on: workflow_call\n${head}`,
      },
      findings: [
        { messageId: 'runsHead', file: '.github/workflows/build.yaml' },
        { messageId: 'pullRequest', file: CI },
      ],
    },
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
      name: 'code for comments on what was labelled once',
      ...workflow(comment("contains(github.event.issue.labels.*.name, 'ok')")),
    },
    {
      name: 'code of bots, whose name others can bear',
      ...workflow(comment("github.actor == 'renovate[bot]'")),
    },
    {
      name: 'code without a label',
      ...workflow(
        `on: pull_request_target # finding: runsHead\n${head}    if: "!contains(github.event.pull_request.labels.*.name, 'no')"\n`,
      ),
    },
    {
      name: 'code that a called workflow fetches',
      repository: {
        [CI]: `on: workflow_call # finding: runsHead\n${head.replace(
          'github.event.pull_request.head.sha',
          'inputs.ref',
        )}`,
        '.github/workflows/call.yaml': `on: issue_comment\njobs:\n  a:\n    uses: ./${CI}\n    with: { ref: 'refs/pull/5/head' }\n`,
      },
    },
    {
      name: 'code that an action of the repository fetches',
      repository: {
        [CI]: `on: issue_comment # finding: runsHead\njobs:\n  a:\n    steps:\n      - uses: ./.github/actions/fetch\n      - run: make test\n`,
        '.github/actions/fetch/action.yaml':
          'runs: { using: composite, steps: [{ run: gh pr checkout 5 }] }\n',
      },
    },
    {
      name: 'what a job with foreign code has left for another',
      ...workflow(
        `on: pull_request_target # finding: runsArtifact\npermissions: {}\n${head}      - uses: actions/upload-artifact@v4\n  b:\n    permissions: write-all\n    steps:\n      - uses: actions/download-artifact@v4\n      - run: ./built\n`,
      ),
    },
    {
      name: 'what the run of a pull request has left',
      ...workflow(
        `on: workflow_run # finding: runsArtifact\njobs:\n  a:\n    steps:\n      - uses: acme/action-download-artifact@v1\n      - run: make test\n`,
      ),
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
