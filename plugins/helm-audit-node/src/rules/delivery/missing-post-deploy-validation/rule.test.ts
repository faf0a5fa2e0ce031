import { custom } from '../../../testing/manifests';
import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const deploy = (after = '') => ({
  'scripts/deploy.sh': `helm upgrade --install example chart${after}`,
});
const flux = (rest: string) => ({
  'flux/release.yaml': custom(
    'helm.toolkit.fluxcd.io/v2',
    'HelmRelease',
    `{ chart: { spec: { chart: ./chart } }${rest} }`,
  ),
});

ruleTester.run(rule, {
  pass: [
    { name: 'helm test', repository: deploy('\nhelm test example') },
    {
      name: 'a timed pipeline',
      repository: {
        ...deploy(),
        '.github/workflows/watch.yml': 'run: ./validate-release.sh',
      },
    },
    { name: 'Flux tests', repository: flux(', test: { enable: true }') },
    {
      name: 'a probe from outside',
      manifests: custom('monitoring.coreos.com/v1', 'Probe', '{}'),
      repository: deploy(),
    },
    {
      name: 'an analysis',
      manifests: custom('flagger.app/v1beta1', 'Canary', '{ analysis: {} }'),
      repository: deploy(),
    },
    {
      name: 'a hook that looks',
      manifests:
        'apiVersion: batch/v1\nkind: Job\nmetadata: { name: smoke-test, annotations: { helm.sh/hook: post-upgrade } }',
      repository: deploy(),
    },
  ],
  unknown: [
    { name: 'delivered from elsewhere', repository: { 'README.md': '' } },
    { name: 'no repository', chart: {} },
    {
      name: 'a repository that was not read whole',
      repository: deploy(),
      repositoryTruncated: true,
    },
  ],
  fail: [
    {
      name: 'an upgrade and nothing after it',
      repository: deploy(),
      findings: [{ messageId: 'missing', file: 'scripts/deploy.sh' }],
    },
    {
      name: 'Flux without tests, and a hook that migrates',
      manifests:
        'apiVersion: batch/v1\nkind: Job\nmetadata: { name: migrate, annotations: { helm.sh/hook: post-upgrade } }',
      repository: flux(''),
      findings: [{ messageId: 'missing', file: 'flux/release.yaml' }],
    },
  ],
});
