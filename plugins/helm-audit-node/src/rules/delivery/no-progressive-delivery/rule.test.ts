import { custom, deployment, service } from '../../../testing/manifests';
import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const serving = `${deployment()}---${service}`;
const marked = serving.replace(
  'spec:\n  replicas',
  'spec: # finding: rolling\n  replicas',
);
const rollout = (strategy: string) =>
  `${deployment()
    .replace('apps/v1', 'argoproj.io/v1alpha1')
    .replace('kind: Deployment', 'kind: Rollout')
    .replace(
      '  replicas: 3',
      `  replicas: 3\n  strategy: ${strategy}`,
    )}---${service}`;
const canary = (target: string) =>
  custom(
    'flagger.app/v1beta1',
    'Canary',
    `{ targetRef: { kind: Deployment, name: ${target} }, analysis: { threshold: 5 } }`,
  );

ruleTester.run(rule, {
  pass: [
    {
      name: 'a Rollout in steps',
      manifests: rollout('{ canary: { steps: [{ setWeight: 5 }] } }'),
    },
    { name: 'blue and green', manifests: rollout('{ blueGreen: { a: b } }') },
    {
      name: 'a Canary',
      manifests: `${serving}---${canary('checkout')}`,
    },
    {
      name: 'a Canary in the repository',
      manifests: serving,
      repository: { 'deploy/canary.yaml': canary('checkout') },
    },
    {
      name: 'a pipeline in stages',
      manifests: serving,
      repository: { '.gitlab-ci.yml': 'canary: { script: ["helm upgrade"] }' },
    },
  ],
  notApplicable: [
    { name: 'nothing sends traffic', manifests: deployment() },
    {
      name: 'stateful sets have partitions',
      manifests: serving.replace('kind: Deployment', 'kind: StatefulSet'),
    },
  ],
  unknown: [
    { name: 'a chart by itself', chart: {}, manifests: serving },
    {
      name: 'a repository that was not read whole',
      manifests: serving,
      repository: {},
      repositoryTruncated: true,
    },
  ],
  fail: [
    {
      name: 'a Deployment',
      manifests: marked,
      severity: 'medium',
    },
    {
      name: 'on the critical path',
      manifests: marked,
      tier: 1,
      severity: 'high',
    },
    {
      name: 'a Canary of something else',
      manifests: `${marked}---${canary('ledger')}`,
    },
    {
      name: 'a Rollout without steps',
      manifests: rollout('{ canary: { maxSurge: 1 } } # finding: rolling'),
    },
  ],
});
