import { custom } from '../../../testing/manifests';
import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const flux = (upgrade: string) =>
  custom(
    'helm.toolkit.fluxcd.io/v2',
    'HelmRelease',
    `\n  chart: { spec: { chart: ./chart } }\n  upgrade:\n    ${upgrade}`,
  );
const argo = custom(
  'argoproj.io/v1alpha1',
  'Application',
  '{ source: { path: chart }, syncPolicy: { automated: {} } }',
);
const script = (flags: string) => ({
  'scripts/deploy.sh': `helm upgrade --install example chart${flags}`,
});
const canary = (skip: boolean) =>
  custom(
    'flagger.app/v1beta1',
    'Canary',
    `{ skipAnalysis: ${skip}, analysis: { threshold: 5 } }`,
  );

ruleTester.run(rule, {
  pass: [
    { name: 'Helm goes back', repository: script(' --atomic --timeout 10m') },
    { name: 'as Helm 4 says it', repository: script(' --rollback-on-failure') },
    {
      name: 'the script goes back',
      repository: script(' || helm rollback example'),
    },
    {
      name: 'Flux retries',
      repository: { 'flux/release.yaml': flux('remediation: { retries: 3 }') },
    },
    {
      name: 'Flux deals with the last failure',
      repository: {
        'flux/release.yaml': flux(
          'remediation: { remediateLastFailure: true }',
        ),
      },
    },
    {
      name: 'an analysis stops what Argo CD syncs',
      manifests: canary(false),
      repository: { 'argocd/app.yaml': argo },
    },
  ],
  unknown: [
    {
      name: 'delivered from elsewhere',
      repository: { 'README.md': 'helm upgrade --install example chart' },
    },
    {
      name: 'a test cluster is no delivery',
      repository: {
        '.github/workflows/test.yml':
          'uses: helm/kind-action@v1\nrun: helm upgrade --install example .',
      },
    },
  ],
  fail: [
    {
      name: 'an upgrade and nothing after it',
      repository: script(' # finding: helm'),
    },
    {
      name: 'a workflow',
      repository: {
        '.github/workflows/deploy.yml':
          'run: helm upgrade --install example chart --wait # finding: helm',
      },
    },
    {
      name: 'Flux as it comes',
      repository: { 'flux/release.yaml': flux('timeout: 5m') },
      findings: [{ messageId: 'flux', file: 'flux/release.yaml' }],
    },
    {
      name: 'Flux that retries and leaves the last failure',
      repository: {
        'flux/release.yaml': flux(
          'remediation: { retries: 3, remediateLastFailure: false } # finding: flux',
        ),
      },
    },
    {
      name: 'Argo CD, beside an analysis that is skipped',
      manifests: canary(true),
      repository: { 'argocd/app.yaml': argo },
      findings: [{ messageId: 'argo', file: 'argocd/app.yaml' }],
    },
  ],
});
