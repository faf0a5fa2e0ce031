import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const chart = (license: string | undefined, allowed: string[], mark = '') => ({
  'Chart.yaml': `apiVersion: v2
name: shop
version: 1.0.0
dependencies:
  - name: cache${mark}
    version: 1.0.0
    repository: https://charts.example.com
`,
  'charts/cache/Chart.yaml': `apiVersion: v2
name: cache
version: 1.0.0
${license ? `annotations: { artifacthub.io/license: "${license}" }` : ''}
`,
  '.helm-audit.yaml': JSON.stringify({
    rules: { 'incompatible-license': { allowed } },
  }),
});

ruleTester.run(rule, {
  pass: [
    { name: 'an allowed licence', chart: chart('MIT', ['MIT', 'Apache-2.0']) },
    {
      name: 'one of two licences to choose from',
      chart: chart('GPL-3.0-only OR MIT', ['MIT']),
    },
  ],
  notApplicable: [
    { name: 'nothing is configured', chart: chart('AGPL-3.0-only', []) },
    {
      name: 'no dependency',
      chart: {
        '.helm-audit.yaml': JSON.stringify({
          rules: { 'incompatible-license': { allowed: ['MIT'] } },
        }),
      },
    },
  ],
  unknown: [
    { name: 'no licence is known', chart: chart(undefined, ['MIT']) },
    { name: 'words of their own', chart: chart('as you like it', ['MIT']) },
  ],
  fail: [
    {
      name: 'a licence that is not allowed',
      chart: chart('AGPL-3.0-only', ['MIT'], ' # finding: incompatible'),
      severity: 'high',
    },
    {
      name: 'two licences that both count',
      chart: chart('MIT AND SSPL-1.0', ['MIT'], ' # finding: incompatible'),
    },
  ],
});
