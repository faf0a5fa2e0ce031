import { custom } from '../../../testing/manifests';
import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const mesh = (kind: string, spec: string) =>
  custom('chaos-mesh.org/v1alpha1', kind, spec);
const litmus = (spec: string) =>
  custom('litmuschaos.io/v1alpha1', 'ChaosEngine', spec);
const fis = (source: string) =>
  `Resources: { Az: { Type: 'AWS::FIS::ExperimentTemplate', Properties: { StopConditions: [{ Source: '${source}' }] } } }`;

ruleTester.run(rule, {
  pass: [
    {
      name: 'a pod that is killed stays killed',
      chart: {},
      manifests: mesh('PodChaos', '{ action: pod-kill }'),
    },
    {
      name: 'a delay of five minutes',
      chart: {},
      manifests: mesh('NetworkChaos', '{ action: delay, duration: 5m }'),
    },
    {
      name: 'a probe',
      chart: {},
      manifests: litmus(
        '{ experiments: [{ spec: { probe: [{ name: p }] } }] }',
      ),
    },
    {
      name: 'an alarm',
      repository: { 'chaos/az.yaml': fis('aws:cloudwatch:alarm') },
    },
  ],
  notApplicable: [
    { name: 'no experiment', chart: {}, manifests: '' },
    {
      name: 'a tool whose stop cannot be seen',
      chart: {},
      manifests: custom('chaosblade.io/v1alpha1', 'ChaosBlade', '{}'),
    },
  ],
  fail: [
    {
      name: 'a delay without end',
      chart: {},
      manifests: mesh('NetworkChaos', '{ action: delay } # finding: endless'),
    },
    {
      name: 'an engine without probe',
      chart: {},
      manifests: litmus('{ experiments: [{ name: a }] } # finding: endless'),
    },
    {
      name: 'a template that says none, in the repository',
      repository: { 'chaos/az.yaml': fis('none') },
      findings: [{ messageId: 'endless', file: 'chaos/az.yaml' }],
    },
  ],
});
