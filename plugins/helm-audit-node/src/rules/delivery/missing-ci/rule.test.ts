import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const MISSING = [{ messageId: 'missing' }];

ruleTester.run(rule, {
  pass: [
    {
      name: 'a workflow on pull requests',
      repository: { '.github/workflows/ci.yml': 'on: [pull_request]' },
    },
    {
      name: 'GitLab in a monorepo',
      repository: { 'payments/.gitlab-ci.yml': 'lint: {}' },
    },
    { name: 'Jenkins', repository: { Jenkinsfile: 'pipeline {}' } },
    {
      name: 'Azure with a suffix',
      repository: { 'azure-pipelines-release.yml': 'steps: []' },
    },
    {
      name: 'Buildkite',
      repository: { '.buildkite/pipeline.yml': 'steps: []' },
    },
  ],
  unknown: [{ name: 'no repository around the chart', chart: {} }],
  fail: [
    {
      name: 'only documentation',
      repository: { 'README.md': 'We use .gitlab-ci.yml elsewhere.' },
      findings: MISSING,
    },
    {
      name: 'only a workflow that closes old issues',
      repository: {
        '.github/workflows/stale.yml': 'on:\n  schedule: # not on push\n',
      },
      findings: MISSING,
    },
    {
      name: 'the pipeline of a dependency, in its folder',
      repository: { 'third_party/lib/.travis.yml': 'script: make' },
      findings: MISSING,
    },
  ],
});
