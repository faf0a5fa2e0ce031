import { workloadText } from '../../../testing/manifestText';
import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const affinity = (key: string, values: string, finding = '') => `affinity:
  nodeAffinity:
    requiredDuringSchedulingIgnoredDuringExecution:
      nodeSelectorTerms:
        - matchExpressions:
            - key: ${key}${finding}
              operator: In
              values: ${values}`;

ruleTester.run(rule, {
  pass: [
    {
      name: 'tolerations that end, or of other things',
      manifests: workloadText({
        pod: 'tolerations:\n  - { operator: Exists, effect: NoSchedule }\n  - { operator: Exists, tolerationSeconds: 30 }\n  - { key: pool, operator: Exists }',
      }),
    },
    {
      name: 'every taint, for what the cluster runs on',
      manifests: workloadText({
        pod: 'hostNetwork: true\ntolerations: [{ operator: Exists }]',
      }),
    },
    { name: 'no selector', manifests: workloadText() },
    {
      name: 'an operating system',
      manifests: workloadText({
        pod: 'nodeSelector: { kubernetes.io/os: linux }',
      }),
    },
    {
      name: 'two zones',
      manifests: workloadText({
        pod: affinity('topology.kubernetes.io/zone', '[a, b]'),
      }),
    },
    {
      name: 'either of two terms',
      manifests: workloadText({
        pod: `${affinity(
          'topology.kubernetes.io/zone',
          '[a]',
        )}\n        - matchExpressions: [{ key: pool, operator: In, values: [web] }]`,
      }),
    },
    {
      name: 'a wish',
      manifests: workloadText({
        pod: affinity('topology.kubernetes.io/zone', '[a]').replace(
          'requiredDuring',
          'preferredDuring',
        ),
      }),
    },
  ],
  notApplicable: [
    {
      name: 'a DaemonSet',
      manifests: workloadText({ kind: 'DaemonSet', pod: 'nodeName: node-1' }),
    },
  ],
  fail: [
    {
      name: 'every taint for ever',
      manifests: workloadText({
        pod: 'tolerations:\n  - operator: Exists # finding: lost',
      }),
    },
    {
      name: 'a lost node for ever',
      manifests: workloadText({
        pod: 'tolerations:\n  - key: node.kubernetes.io/unreachable # finding: lost\n    operator: Exists\n    effect: NoExecute',
      }),
    },
    {
      name: 'a zone',
      manifests: workloadText({
        pod: 'nodeSelector:\n  topology.kubernetes.io/zone: eu-1a # finding: zone',
      }),
    },
    {
      name: 'affinity to one zone',
      manifests: workloadText({
        pod: affinity(
          'failure-domain.beta.kubernetes.io/zone',
          '[eu-1a]',
          ' # finding: zone',
        ),
      }),
    },
    {
      name: 'a host name',
      manifests: workloadText({
        kind: 'StatefulSet',
        pod: 'nodeSelector:\n  kubernetes.io/hostname: node-1 # finding: node',
      }),
    },
    {
      name: 'a node',
      manifests: workloadText({ pod: 'nodeName: node-1 # finding: node' }),
    },
  ],
});
