import { custom, deployment } from '../../../testing/manifests';
import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const kill = custom(
  'chaos-mesh.org/v1alpha1',
  'PodChaos',
  '{ action: pod-kill }',
);
const staging = { 'chaos/staging/kill.yaml': kill };

ruleTester.run(rule, {
  pass: [
    {
      name: 'the chart renders it',
      tier: 1,
      chart: {},
      manifests: `${deployment()}---${kill}`,
    },
    {
      name: 'a folder for production',
      tier: 1,
      manifests: deployment(),
      repository: { 'chaos/production/kill.yaml': kill },
    },
    {
      name: 'a game day in production',
      tier: 1,
      manifests: deployment(),
      repository: { ...staging, 'docs/game-day.md': 'In production, at ten…' },
    },
  ],
  notApplicable: [
    {
      name: 'not on the critical path',
      manifests: deployment(),
      repository: staging,
    },
    {
      name: 'one replica',
      tier: 1,
      manifests: deployment(1),
      repository: staging,
    },
    { name: 'no experiment', tier: 1, chart: {}, manifests: deployment() },
  ],
  unknown: [
    {
      name: 'a repository that was not read whole',
      tier: 1,
      manifests: deployment(),
      repository: staging,
      repositoryTruncated: true,
    },
  ],
  fail: [
    {
      name: 'staging only',
      tier: 1,
      manifests: deployment(),
      repository: staging,
      findings: [{ messageId: 'elsewhere', file: 'chaos/staging/kill.yaml' }],
    },
    {
      name: 'a document about something else in production',
      tier: 1,
      manifests: deployment(),
      repository: { ...staging, 'docs/deploy.md': '# Deploy to production' },
      findings: [{ messageId: 'elsewhere' }],
    },
  ],
});
