import { custom, deployment } from '../../../testing/manifests';
import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const MISSING = [{ messageId: 'missing', file: 'Chart.yaml' }];
const podChaos = custom(
  'chaos-mesh.org/v1alpha1',
  'PodChaos',
  '{ action: pod-kill }',
);
const readme = { 'README.md': '# Checkout' };

ruleTester.run(rule, {
  pass: [
    {
      name: 'the chart renders one, and no repository is needed',
      chart: {},
      manifests: `${deployment()}---${podChaos}`,
    },
    {
      name: 'the repository holds one',
      manifests: deployment(),
      repository: { 'chaos/pod-kill.yaml': podChaos },
    },
    {
      name: 'a pipeline runs them',
      manifests: deployment(),
      repository: {
        '.gitlab-ci.yml': 'chaos: { script: ["chaos run x.json"] }',
      },
    },
  ],
  notApplicable: [
    { name: 'nothing runs', chart: {}, repository: readme },
    { name: 'plain manifests', manifests: deployment() },
  ],
  unknown: [
    { name: 'no repository', chart: {}, manifests: deployment() },
    {
      name: 'a chart that does not render',
      renderError: 'nil pointer',
      repository: readme,
    },
  ],
  fail: [
    {
      name: 'no experiment anywhere',
      manifests: deployment(),
      repository: readme,
      findings: MISSING,
      severity: 'medium',
    },
    {
      name: 'on the critical path',
      manifests: deployment(),
      repository: readme,
      tier: 1,
      findings: MISSING,
      severity: 'high',
    },
    {
      name: 'a fault that nothing runs, and words',
      manifests: `${deployment()}---${custom(
        'litmuschaos.io/v1alpha1',
        'ChaosExperiment',
        '{}',
      )}`,
      repository: { 'README.md': 'We love chaos engineering.' },
      findings: MISSING,
    },
  ],
});
