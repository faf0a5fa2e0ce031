import {
  documents,
  serviceText,
  workloadText,
  WorkloadText,
} from '../../../testing/manifestText';
import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const served = (text: WorkloadText) =>
  documents(workloadText(text), serviceText());

ruleTester.run(rule, {
  pass: [
    {
      name: 'a class of the cluster on what is a part of it',
      manifests: served({
        pod: 'hostNetwork: true\npriorityClassName: system-node-critical',
      }),
    },
    {
      name: 'a class',
      manifests: served({ pod: 'priorityClassName: critical' }),
    },
    {
      name: 'the chart makes the default of the cluster',
      manifests: documents(
        served({}),
        'apiVersion: scheduling.k8s.io/v1\nkind: PriorityClass\nmetadata: { name: usual }\nvalue: 1000\nglobalDefault: true\n',
      ),
    },
  ],
  notApplicable: [
    {
      name: 'a job',
      manifests: workloadText({ apiVersion: 'batch/v1', kind: 'Job' }),
    },
    {
      name: 'a hook',
      manifests: served({ annotations: '{ helm.sh/hook: test }' }),
    },
  ],
  fail: [
    {
      name: 'a class of the cluster on an application',
      manifests: served({
        pod: 'priorityClassName: system-cluster-critical # finding: system',
      }),
    },
    {
      name: 'an annotation that nothing reads',
      manifests: served({ podMark: 'annotation' }).replace(
        /( *)labels: \{ app: payments \}\n( *)spec:/,
        "$1labels: { app: payments }\n$1annotations: { scheduler.alpha.kubernetes.io/critical-pod: '' }\n$2spec:",
      ),
    },
    {
      name: 'no class',
      manifests: served({ podMark: 'missing' }),
      severity: 'medium',
    },
    {
      name: 'worse on tier 1',
      tier: 1,
      manifests: served({ podMark: 'missing' }),
      severity: 'high',
    },
    {
      name: 'an empty name is none',
      manifests: served({ pod: "priorityClassName: '' # finding: missing" }),
    },
  ],
});
