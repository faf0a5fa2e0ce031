import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const chart = { 'templates/a.yaml': 'kind: A' };
const findings = [{ messageId: 'missing' }];
const ci = (run: string) => ({ '.gitlab-ci.yml': `script: ["${run}"]` });

ruleTester.run(rule, {
  pass: [
    {
      name: 'chart-testing with upgrade',
      chart,
      repository: ci('ct install --all --upgrade'),
    },
    {
      name: 'by configuration',
      chart,
      repository: { 'ct.yaml': 'chart-dirs: [charts]\nupgrade: true\n' },
    },
    {
      name: 'a script among the tests',
      chart,
      repository: { 'e2e/upgrade.sh': 'ct install --upgrade --charts web' },
    },
    {
      name: 'a script in a throw-away cluster',
      chart,
      repository: {
        'scripts/e2e.sh':
          'kind create cluster\nhelm install web v1\nhelm upgrade web .\nhelm upgrade web .',
      },
    },
  ],
  notApplicable: [
    { name: 'no templates', chart: {}, repository: ci('ct install') },
  ],
  unknown: [{ name: 'no repository around the chart', chart }],
  fail: [
    { name: 'no pipeline', chart, repository: { a: '' }, findings },
    { name: 'install only', chart, repository: ci('ct install'), findings },
    {
      name: 'a deployment is no test',
      chart,
      repository: ci('helm upgrade --install web .'),
      findings,
    },
  ],
});
