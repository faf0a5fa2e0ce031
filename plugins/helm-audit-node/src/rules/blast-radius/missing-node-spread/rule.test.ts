import {
  autoscalerText,
  documents,
  serviceText,
  workloadText,
  WorkloadText,
} from '../../../testing/manifestText';
import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const served = (text: WorkloadText) =>
  documents(workloadText({ spec: 'replicas: 3', ...text }), serviceText());

const constraint = (key: string, selector: string, finding = '') => `
topologySpreadConstraints:
  - maxSkew: 1${finding}
    topologyKey: ${key}
    whenUnsatisfiable: ScheduleAnyway
    ${selector}`;

const own = 'labelSelector: { matchLabels: { app: payments } }';
const other = 'labelSelector: { matchLabels: { app: redis } }';

const antiAffinity = (selector: string) => `
affinity:
  podAntiAffinity:
    preferredDuringSchedulingIgnoredDuringExecution:
      - weight: 100
        podAffinityTerm:
          topologyKey: kubernetes.io/hostname
          ${selector}`;

ruleTester.run(rule, {
  pass: [
    {
      name: 'a topology spread constraint',
      manifests: served({ pod: constraint('kubernetes.io/hostname', own) }),
    },
    {
      name: 'preferred anti-affinity',
      manifests: served({ pod: antiAffinity(own) }),
    },
    {
      name: 'different zones are different nodes',
      manifests: served({
        pod: constraint('topology.kubernetes.io/zone', own),
      }),
    },
    {
      name: 'an empty selector matches all pods',
      manifests: served({
        pod: constraint('kubernetes.io/hostname', 'labelSelector: {}'),
      }),
    },
    {
      name: 'required anti-affinity of a StatefulSet',
      manifests: served({
        kind: 'StatefulSet',
        pod: `affinity: { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: kubernetes.io/hostname, ${own} }] } }`,
      }),
    },
  ],
  notApplicable: [
    { name: 'one replica', manifests: served({ spec: 'replicas: 1' }) },
    { name: 'a DaemonSet', manifests: served({ kind: 'DaemonSet' }) },
  ],
  unknown: [
    {
      name: 'a topology that the cluster defines',
      manifests: served({ pod: constraint('example.com/rack', own) }),
    },
  ],
  fail: [
    {
      name: 'anti-affinity to the pods of another namespace',
      manifests: workloadText({
        spec: 'replicas: 2',
        podMark: 'missing',
        pod: `affinity: { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [
  { topologyKey: kubernetes.io/hostname, namespaces: [bar], labelSelector: {} } ] } }`,
      }).replace('name: payments', 'name: payments\n  namespace: foo'),
    },
    {
      name: 'a worker that serves nobody',
      manifests: workloadText({ spec: 'replicas: 3', podMark: 'missing' }),
      severity: 'medium',
    },
    {
      name: 'nothing keeps them apart',
      manifests: served({ podMark: 'missing' }),
    },
    {
      name: 'the autoscaler keeps two',
      manifests: documents(
        workloadText({ podMark: 'missing' }),
        serviceText(),
        autoscalerText(),
      ),
    },
    {
      name: 'anti-affinity to other pods',
      manifests: served({ pod: antiAffinity(other), podMark: 'missing' }),
    },
    {
      name: 'a constraint whose selector matches other pods',
      manifests: served({
        pod: constraint(
          'kubernetes.io/hostname',
          other,
          ' # finding: unmatched',
        ),
      }),
    },
    {
      name: 'a constraint without selector selects nothing',
      manifests: served({
        pod: constraint('kubernetes.io/hostname', '', ' # finding: unmatched'),
      }),
    },
  ],
});
