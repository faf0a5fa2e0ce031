import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const chart = {
  'Chart.yaml':
    'name: payments\nversion: 1.0.0\ndependencies: [{ name: redis, version: 1.0.0, repository: oci://example.com }]\n',
};

const OWN_IMAGE = `
apiVersion: v1
kind: Pod
metadata: { name: app }
spec: { containers: [{ name: app, image: 'registry.bank.example/app:1' }] }
`;

ruleTester.run(rule, {
  pass: [
    { name: 'a file', chart, repository: { 'THIRD_PARTY_LICENSES.md': '' } },
    { name: 'a notice in the chart', chart: { ...chart, NOTICE: '' } },
    { name: 'an SBOM', chart, repository: { 'docs/payments.spdx.json': '' } },
    {
      name: 'a section that helm-docs writes',
      chart: { ...chart, 'README.md': '# a\n\n## Requirements\n' },
    },
    {
      name: 'an annotation',
      chart: {
        'Chart.yaml': `${chart['Chart.yaml']}annotations: { artifacthub.io/images: x }\n`,
      },
    },
  ],
  notApplicable: [
    { name: 'nothing but own images', chart: {}, manifests: OWN_IMAGE },
  ],
  unknown: [{ name: 'the list may stand in the repository', chart }],
  fail: [
    {
      name: 'a chart that is listed nowhere',
      chart,
      repository: { 'README.md': 'We have dependencies.' },
      findings: [{ messageId: 'missing', file: 'README.md' }],
    },
    {
      name: 'many public images',
      chart: {},
      repository: {},
      manifests: OWN_IMAGE.replace(
        /\[\{.*\}\]/,
        '[{ name: a, image: a:1 }, { name: b, image: b:1 }, { name: c, image: c:1 }, { name: d, image: d:1 }]',
      ),
      findings: [{ messageId: 'missing' }],
    },
  ],
});
