import {
  documents,
  serviceText,
  workloadText,
  WorkloadText,
} from '../../../testing/manifestText';
import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const served = (text: WorkloadText) =>
  documents(workloadText({ spec: 'replicas: 3', ...text }), serviceText());
const constraint = (whenUnsatisfiable: string) =>
  `{ maxSkew: 1, whenUnsatisfiable: ${whenUnsatisfiable}, topologyKey: topology.kubernetes.io/zone, labelSelector: { matchLabels: { app: payments } } }`;

ruleTester.run(rule, {
  pass: [
    {
      name: 'one of two is binding',
      tier: 1,
      manifests: served({
        pod: `topologySpreadConstraints: [${constraint(
          'ScheduleAnyway',
        )}, ${constraint('DoNotSchedule')}]`,
      }),
    },
    {
      name: 'binding is the default',
      tier: 1,
      manifests: served({
        pod: `topologySpreadConstraints: [${constraint('DoNotSchedule').replace(
          /whenUnsatisfiable: \w+, /,
          '',
        )}]`,
      }),
    },
  ],
  notApplicable: [
    {
      name: 'not of tier 1',
      manifests: served({
        pod: `topologySpreadConstraints: [${constraint('ScheduleAnyway')}]`,
      }),
    },
    {
      name: 'not spread at all, which is another rule',
      tier: 1,
      manifests: served({}),
    },
  ],
  fail: [
    {
      name: 'a wish',
      tier: 1,
      manifests: served({
        pod: `topologySpreadConstraints:\n  - ${constraint(
          'ScheduleAnyway',
        )} # finding: soft`,
      }),
    },
    {
      name: 'preferred anti-affinity',
      tier: 1,
      manifests: served({
        pod: 'affinity:\n  podAntiAffinity:\n    preferredDuringSchedulingIgnoredDuringExecution:\n      - weight: 1 # finding: soft\n        podAffinityTerm: { topologyKey: kubernetes.io/hostname, labelSelector: {} }',
      }),
    },
  ],
});
