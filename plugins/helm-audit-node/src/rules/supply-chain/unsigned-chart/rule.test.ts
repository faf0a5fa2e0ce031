import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const CI = '.github/workflows/release.yaml';
const PUSH = '- run: helm push app.tgz oci://registry.example.com/charts\n';

ruleTester.run(rule, {
  pass: [
    {
      name: 'Cosign after the push',
      repository: { [CI]: `${PUSH}- run: cosign sign --yes $REF\n` },
    },
    {
      name: 'provenance of Helm',
      repository: {
        Makefile:
          'release:\n\thelm package --sign --key bank .\n\thelm cm-push app.tgz bank\n',
      },
    },
    {
      name: 'an action that is told to sign',
      repository: {
        [CI]: '- uses: appany/helm-oci-chart-releaser@v0.5.0\n  with: { sign: true }\n',
      },
    },
    {
      name: 'chart-releaser that signs by its configuration',
      repository: {
        [CI]: '- uses: helm/chart-releaser-action@v1',
        'cr.yaml': 'sign: true\nkey: bank\n',
      },
    },
  ],
  notApplicable: [
    {
      name: 'nothing is published',
      repository: { [CI]: '- run: helm package . && helm upgrade app .' },
    },
    {
      name: 'only images are pushed',
      repository: { [CI]: '- run: docker push example.com/app:1' },
    },
  ],
  unknown: [
    { name: 'no repository around the chart', chart: {} },
    {
      name: 'a repository that was not read whole',
      repository: { [CI]: PUSH },
      repositoryTruncated: true,
    },
  ],
  fail: [
    {
      name: 'pushed as it is',
      repository: { [CI]: PUSH },
      findings: [{ messageId: 'unsigned' }],
      severity: 'low',
    },
    {
      name: 'Cosign is installed and not used',
      repository: { [CI]: `- uses: sigstore/cosign-installer@v3\n${PUSH}` },
      findings: [{ messageId: 'unsigned' }],
    },
    {
      name: 'chart-releaser that does not sign',
      repository: {
        [CI]: '- uses: helm/chart-releaser-action@v1',
        'cr.yaml': 'sign: false\n',
      },
      findings: [{ messageId: 'unsigned' }],
    },
  ],
});
