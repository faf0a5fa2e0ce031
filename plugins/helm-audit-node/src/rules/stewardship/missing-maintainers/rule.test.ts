import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const chart = (rest = '') => ({
  'Chart.yaml': `name: payments\nversion: 1.0.0\n${rest}`,
});

ruleTester.run(rule, {
  pass: [
    {
      name: 'a team, though no repository is known',
      chart: chart('maintainers: [{ name: Team Payments }]'),
    },
    {
      name: 'code owners of the repository',
      chart: chart(),
      repository: { '.github/CODEOWNERS': '* @bank/payments' },
    },
    {
      name: 'an OWNERS file in the chart',
      chart: { ...chart(), OWNERS: 'approvers: [ann]' },
    },
  ],
  notApplicable: [
    { name: 'a deprecated chart', chart: chart('deprecated: true') },
    { name: 'plain manifests', manifests: 'kind: Service' },
  ],
  unknown: [{ name: 'owners may be named outside the chart', chart: chart() }],
  fail: [
    {
      name: 'nobody anywhere',
      chart: chart(),
      repository: { 'README.md': '' },
      findings: [{ messageId: 'missing', file: 'Chart.yaml' }],
    },
    {
      name: 'an empty list',
      chart: chart('maintainers: [] # finding: missing'),
      repository: {},
    },
    {
      name: 'a name that a template left',
      chart: chart(
        'maintainers:\n  - name: Ann\n  - name: Your Name # finding: placeholder\n',
      ),
    },
  ],
});
