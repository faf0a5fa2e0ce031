import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

ruleTester.run(rule, {
  pass: [
    { name: 'in the chart, without a repository', chart: { LICENSE: '' } },
    { name: 'at the root', repository: { 'LICENSE.md': '' } },
    { name: 'two licences', repository: { 'LICENSE-APACHE': '' } },
    { name: 'with its name before', repository: { 'MIT-LICENSE.txt': '' } },
    { name: 'with its name behind', repository: { 'LICENSE_BSD-3': '' } },
    { name: 'several in a file', repository: { LICENCES: '' } },
    {
      name: 'as the REUSE tool wants it',
      repository: { 'LICENSES/MIT.txt': '' },
    },
    {
      name: 'of the folder that holds the charts',
      chartPath: 'charts/payments',
      repository: { 'charts/COPYING': '' },
    },
    {
      name: 'named in Chart.yaml',
      chart: {
        'Chart.yaml':
          'name: a\nversion: 1.0.0\nannotations: { artifacthub.io/license: MIT }\n',
      },
    },
    {
      name: 'a section of the README',
      repository: { 'README.md': '# Payments\n\n## License\n\nMIT\n' },
    },
  ],
  notApplicable: [{ name: 'plain manifests', manifests: 'kind: Service' }],
  unknown: [
    { name: 'it may stand in a repository that is not at hand', chart: {} },
  ],
  fail: [
    {
      name: 'none anywhere',
      repository: { 'README.md': 'You need a license key.' },
      findings: [{ messageId: 'missing', file: 'LICENSE' }],
    },
    {
      name: 'only of a subchart and of some other folder',
      chart: {
        'charts/redis/Chart.yaml': 'name: redis\nversion: 1.0.0\n',
        'charts/redis/LICENSE': '',
      },
      repository: { 'third_party/LICENSE': '' },
      findings: [{ messageId: 'missing', file: 'LICENSE' }],
    },
    {
      name: 'those of others',
      repository: { 'THIRD_PARTY_LICENSES.txt': '' },
      findings: [{ messageId: 'missing' }],
    },
    {
      name: 'the settings of a tool',
      repository: { 'license.yaml': '', 'licenses.json': '' },
      findings: [{ messageId: 'missing' }],
    },
    {
      name: 'a file with a longer name',
      repository: { 'license_check.sh': '' },
      findings: [{ messageId: 'missing' }],
    },
  ],
});
