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

const constraint = (key: string, app = 'payments') =>
  `topologySpreadConstraints: [{ maxSkew: 1, topologyKey: ${key}, whenUnsatisfiable: ScheduleAnyway, labelSelector: { matchLabels: { app: ${app} } } }]`;

ruleTester.run(rule, {
  pass: [
    {
      name: 'a constraint on the zone',
      manifests: served({ pod: constraint('topology.kubernetes.io/zone') }),
    },
    {
      name: 'the older name of the zone label',
      manifests: served({
        pod: constraint('failure-domain.beta.kubernetes.io/zone'),
      }),
    },
    {
      name: 'regions hold zones',
      manifests: served({ pod: constraint('topology.kubernetes.io/region') }),
    },
    {
      name: 'anti-affinity on the zone',
      manifests: served({
        pod: 'affinity: { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: topology.kubernetes.io/zone, labelSelector: { matchLabels: { app: payments } } }] } }',
      }),
    },
  ],
  notApplicable: [
    { name: 'one replica', manifests: served({ spec: 'replicas: 1' }) },
    {
      name: 'a hook',
      manifests: served({ annotations: '{ helm.sh/hook: pre-install }' }),
    },
  ],
  unknown: [
    {
      name: 'a topology that the cluster defines',
      manifests: served({ pod: constraint('example.com/room') }),
    },
  ],
  fail: [
    {
      name: 'manifests without any Service do not show its clients',
      manifests: workloadText({
        spec: 'replicas: 2',
        container: 'ports: [{ containerPort: 80 }]',
        podMark: 'missing',
      }),
      severity: 'medium',
    },
    { name: 'no rule', manifests: served({ podMark: 'missing' }) },
    {
      name: 'different nodes may be in one zone',
      manifests: served({
        pod: `${constraint('kubernetes.io/hostname')} # finding: missing`,
      }),
    },
    {
      name: 'the constraint is about other pods',
      manifests: served({
        pod: `${constraint(
          'topology.kubernetes.io/zone',
          'redis',
        )} # finding: missing`,
      }),
    },
  ],
});
