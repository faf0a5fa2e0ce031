import { custom } from '../../../testing/manifests';
import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const flux = (rest: string) => ({
  'flux/release.yaml': custom(
    'helm.toolkit.fluxcd.io/v2',
    'HelmRelease',
    `\n  chart: { spec: { chart: ./chart } }\n  ${rest}`,
  ),
});
const deploy = { 'scripts/deploy.sh': 'helm upgrade example chart' };
const timed = (command: string) => ({
  '.github/workflows/watch.yml': `on: { schedule: [{ cron: "1 * * * *" }] }\nrun: ${command}`,
});

ruleTester.run(rule, {
  pass: [
    {
      name: 'a comparison every hour',
      repository: { ...deploy, ...timed('helm diff upgrade example chart') },
    },
    { name: 'Flux warns', repository: flux('driftDetection: { mode: warn }') },
    {
      name: 'Argo CD shows it',
      repository: {
        'argocd/app.yaml': custom(
          'argoproj.io/v1alpha1',
          'Application',
          '{ source: { path: chart } }',
        ),
      },
    },
  ],
  unknown: [
    { name: 'delivered from elsewhere', repository: { 'README.md': '' } },
    {
      name: 'a repository that was not read whole',
      repository: deploy,
      repositoryTruncated: true,
    },
  ],
  fail: [
    {
      name: 'an upgrade only',
      repository: deploy,
      findings: [{ messageId: 'unseen', file: 'scripts/deploy.sh' }],
    },
    {
      name: 'a comparison before the upgrade, never on time',
      repository: {
        'scripts/deploy.sh':
          'helm diff upgrade example chart\nhelm upgrade example chart',
      },
      findings: [{ messageId: 'unseen' }],
    },
    {
      name: 'Flux as it comes',
      repository: flux('interval: 5m'),
      findings: [{ messageId: 'unseen', file: 'flux/release.yaml' }],
    },
    {
      name: 'Flux with it switched off',
      repository: flux('driftDetection: { mode: disabled } # finding: unseen'),
    },
  ],
});
