import { workloadText } from '../../../testing/manifestText';
import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const requesting = (requests: string, pod = '') =>
  workloadText({ pod, container: `resources: { requests: { ${requests} } }` });

const antiAffinity = `affinity:
  podAntiAffinity:
    requiredDuringSchedulingIgnoredDuringExecution:
      - labelSelector: { matchLabels: { app: payments } }
        topologyKey: topology.kubernetes.io/zone`;

ruleTester.run(rule, {
  pass: [
    { name: 'no requests', manifests: workloadText() },
    {
      name: 'ordinary requests',
      manifests: requesting('cpu: 4, memory: 16Gi'),
    },
    {
      name: 'large, on nodes that were chosen for it',
      manifests: requesting('cpu: 32', 'nodeSelector: { pool: large }'),
    },
    {
      name: 'as many replicas as zones',
      manifests: workloadText({ spec: 'replicas: 3', pod: antiAffinity }),
    },
  ],
  notApplicable: [
    {
      name: 'a hook',
      manifests: workloadText({ annotations: '{ helm.sh/hook: test }' }),
    },
  ],
  fail: [
    {
      name: 'too many cores',
      manifests: requesting('cpu: 17').replace(
        'containers:',
        'containers: # finding: large',
      ),
    },
    {
      name: 'limits are requests',
      manifests: workloadText({
        container: 'resources: { limits: { memory: 100Gi } }',
      }).replace('containers:', 'containers: # finding: large'),
    },
    {
      name: 'one pod in each zone',
      manifests: workloadText({
        spec: 'replicas: 4',
        pod: antiAffinity.replace('} }', '} } # finding: zones'),
      }),
    },
  ],
});
