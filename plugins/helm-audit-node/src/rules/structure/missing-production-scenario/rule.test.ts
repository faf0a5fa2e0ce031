import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const MISSING = [{ messageId: 'missing', file: 'values-production.yaml' }];
const repository = { 'README.md': '' };

ruleTester.run(rule, {
  pass: [
    {
      name: 'a values file beside the chart',
      chart: { 'values-prod.yaml': 'a: 1' },
      repository,
    },
    {
      name: 'a scenario by configuration',
      chart: {
        '.helm-audit.yaml': 'scenarios: { prod-eu: { values: [eu.yaml] } }',
      },
      repository,
    },
    {
      name: 'elsewhere in the repository',
      repository: { 'clusters/live/payments.yaml': '' },
    },
  ],
  notApplicable: [
    {
      name: 'a library',
      chart: { 'Chart.yaml': 'name: a\nversion: 1.0.0\ntype: library\n' },
      repository,
    },
  ],
  unknown: [
    { name: 'no repository around the chart', chart: {} },
    {
      name: 'a pipeline gives the values',
      repository: {
        Jenkinsfile: 'sh """helm upgrade web . \\\n  --set replicas=3"""',
      },
    },
    {
      name: 'a repository that was not read whole',
      repository,
      repositoryTruncated: true,
    },
  ],
  fail: [
    {
      name: 'a script that deploys another chart of the repository',
      chartPath: 'charts/web',
      repository: {
        'charts/web/Chart.yaml': '',
        'charts/api/Chart.yaml': '',
        'charts/api/scripts/deploy.sh': 'helm upgrade api . --set replicas=3',
      },
      findings: MISSING,
    },
    { name: 'only defaults', repository, findings: MISSING },
    {
      name: 'only values of tests and of staging',
      chart: { 'ci/prod-values.yaml': 'a: 1', 'values-staging.yaml': 'a: 1' },
      repository,
      findings: MISSING,
    },
    {
      name: 'values of another chart in the repository',
      chartPath: 'charts/web',
      repository: {
        'charts/web/Chart.yaml': '',
        'charts/api/Chart.yaml': '',
        'charts/api/values-prod.yaml': '',
      },
      findings: MISSING,
    },
    {
      name: 'a word that only looks like it',
      repository: { 'charts/product/values.yaml': '' },
      findings: MISSING,
    },
  ],
});
