import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const SHA = 'a'.repeat(40);
const CI = '.github/workflows/ci.yaml';

const entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name: 'payments',
    annotations: { 'github.com/project-slug': 'Bank/payments' },
  },
};

ruleTester.run(rule, {
  pass: [
    {
      name: 'pinned',
      repository: {
        [CI]: `- uses: azure/setup-helm@${SHA}\n- uses: actions/checkout@${SHA}\n`,
      },
    },
    {
      name: "the own account's reusable workflow",
      entity,
      repository: { [CI]: 'uses: bank/shared/.github/workflows/ci.yaml@main' },
    },
  ],
  notApplicable: [
    { name: 'no workflows', repository: { '.gitlab-ci.yml': 'uses: a/b@v1' } },
    {
      name: 'nothing but own actions',
      repository: { [CI]: '- uses: ./.github/actions/setup' },
    },
  ],
  unknown: [{ name: 'no repository around the chart', chart: {} }],
  fail: [
    {
      name: 'a tag',
      repository: { [CI]: '- uses: azure/setup-helm@v4 # finding: mutable' },
      severity: 'medium',
    },
    {
      name: 'a script that is piped into a shell',
      repository: {
        [CI]: 'jobs:\n  a:\n    steps:\n      - run: curl https://example.com/a.sh | bash # finding: script\n',
      },
    },
    {
      name: 'only those of GitHub by tag',
      repository: {
        [CI]: `- uses: azure/setup-helm@${SHA}\n- uses: actions/checkout@v4 # finding: mutable`,
      },
      severity: 'low',
    },
    {
      name: 'a branch, even of GitHub',
      repository: { [CI]: '- uses: actions/checkout@main # finding: mutable' },
    },
    {
      name: 'an image by tag, in a composite action',
      repository: {
        '.github/actions/setup/action.yml':
          'runs:\n  steps:\n    - uses: docker://alpine:3.20 # finding: mutable\n',
      },
    },
    {
      name: 'images of a job and its services',
      repository: {
        [CI]: `jobs:
  a:
    container: example.com/tools:latest # finding: mutable
    services: { db: { image: postgres }, cache: { image: 'redis:7.2' } }
`,
      },
    },
    {
      name: 'once for each file',
      repository: {
        [CI]: `- uses: azure/setup-helm@v4 # finding: mutable\n- uses: helm/kind-action@v1\n`,
        '.github/workflows/release.yml':
          '- uses: helm/chart-releaser-action@v1 # finding: mutable',
      },
    },
    {
      name: "another account's workflow",
      entity,
      repository: {
        [CI]: 'uses: shop/ci/.github/workflows/ci.yaml@v1 # finding: mutable',
      },
    },
  ],
});
