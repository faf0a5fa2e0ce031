import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const CI = '.github/workflows/ci.yaml';
const job = (lines: string) => ({
  repository: { [CI]: `jobs:\n  a:\n    ${lines}\n` },
});

ruleTester.run(rule, {
  pass: [
    { name: 'no secrets', ...job('uses: a/b/.github/workflows/c.yaml@v1') },
    {
      name: 'named secrets',
      ...job('uses: ./.github/workflows/c.yaml\n    secrets: { token: x }'),
    },
  ],
  notApplicable: [{ name: 'nothing called', ...job('steps: []') }],
  unknown: [{ name: 'no repository around the chart', chart: {} }],
  fail: [
    {
      name: 'all secrets to strangers',
      ...job(
        'uses: a/b/.github/workflows/c.yaml@v1 # finding: inherit\n    secrets: inherit',
      ),
      severity: 'medium',
    },
    {
      name: 'all secrets in one text',
      ...job(
        ['env: { ALL: "$', '{{ toJSON(secrets) }}" } # finding: all'].join(''),
      ),
      severity: 'medium',
    },
    {
      name: 'all secrets within the repository',
      ...job(
        'uses: ./.github/workflows/c.yaml # finding: inherit\n    secrets: inherit',
      ),
      severity: 'low',
    },
  ],
});
