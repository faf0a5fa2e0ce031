import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const chart = { 'templates/service.yaml': 'kind: Service' };
const MISSING = [{ messageId: 'missing' }];

ruleTester.run(rule, {
  pass: [
    {
      name: 'tests in Python, by the end of their name',
      chart,
      chartPath: 'charts/web',
      repository: { 'tests/charts/web_test.py': '' },
    },
    {
      name: 'helm-unittest suites of a chart below the root',
      chart,
      chartPath: 'deploy/chart',
      repository: { 'deploy/chart/tests/sub/service_test.yaml': 'suite: a' },
    },
    {
      name: 'bats beside a chart at the root',
      chart,
      repository: { 'test/unit/service.bats': '' },
    },
    {
      name: 'Go tests in a test folder for charts',
      chart,
      chartPath: 'charts/web',
      repository: {
        'test/charts/web/service_test.go': '',
      },
    },
    {
      name: 'the pipeline runs them from elsewhere',
      chart,
      repository: { '.github/workflows/ci.yaml': 'run: helm unittest chart' },
    },
  ],
  notApplicable: [
    { name: 'no templates', chart: {}, repository: { 'README.md': '' } },
  ],
  unknown: [{ name: 'no repository around the chart', chart }],
  fail: [
    {
      name: 'no tests anywhere',
      chart,
      repository: { 'README.md': '' },
      findings: MISSING,
    },
    {
      name: 'chart tests and tests of the application are none',
      chart,
      chartPath: 'chart',
      repository: {
        'chart/templates/tests/smoke-test.yaml': '',
        'src/tests/app_test.go': '',
        'tests/unit_test.yaml': '',
      },
      findings: MISSING,
    },
    {
      name: 'a comment runs nothing',
      chart,
      repository: { Makefile: 'lint:\n\thelm lint # or helm unittest' },
      findings: MISSING,
    },
  ],
});
