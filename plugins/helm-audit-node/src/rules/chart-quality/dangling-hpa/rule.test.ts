import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const hpa = (target: string) => `
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: web }
spec:
  scaleTargetRef: ${target}
---`;

const workload = (head: string, namespace = '') => `
${head}
metadata: { name: release-name-web, ${namespace} }
`;

const DEPLOYMENT = 'apiVersion: apps/v1\nkind: Deployment';
const TARGET = 'kind: Deployment, name: release-name-web';

ruleTester.run(rule, {
  pass: [
    {
      name: 'a Deployment by its old API version',
      manifests: `${hpa(`{ apiVersion: apps/v1beta1, ${TARGET} }`)}${workload(
        DEPLOYMENT,
      )}`,
    },
    {
      name: 'an Argo Rollout',
      manifests: `${hpa(
        '{ apiVersion: argoproj.io/v1alpha1, kind: Rollout, name: release-name-web }',
      )}${workload('apiVersion: argoproj.io/v1alpha1\nkind: Rollout')}`,
    },
    {
      name: 'KEDA means a Deployment unless told otherwise',
      manifests: `${hpa('{ name: release-name-web }')
        .replace('autoscaling/v2', 'keda.sh/v1alpha1')
        .replace('HorizontalPodAutoscaler', 'ScaledObject')}${workload(
        DEPLOYMENT,
      )}`,
    },
  ],
  notApplicable: [{ name: 'no autoscaler', manifests: workload(DEPLOYMENT) }],
  unknown: [
    {
      name: 'a custom kind that is not rendered',
      chart: {},
      manifests: `${hpa(
        '{ apiVersion: example.com/v1, kind: Farm, name: release-name-farm }',
      )}${workload(DEPLOYMENT)}`,
    },
    {
      name: 'a workload with a name of its own',
      chart: {},
      manifests: `${hpa(
        '{ apiVersion: apps/v1, kind: Deployment, name: legacy }',
      )}${workload(DEPLOYMENT)}`,
    },
  ],
  fail: [
    {
      name: 'another name',
      manifests: `${hpa(
        '{ kind: Deployment, name: release-name } # finding: missing',
      )}${workload(DEPLOYMENT)}`,
    },
    {
      name: 'another kind',
      manifests: `${hpa(`{ ${TARGET} } # finding: otherKind`)}${workload(
        'apiVersion: apps/v1\nkind: StatefulSet',
      )}`,
    },
    {
      name: 'another namespace',
      manifests: `${hpa(`{ ${TARGET} } # finding: missing`).replace(
        'name: web',
        'name: web, namespace: a',
      )}${workload(DEPLOYMENT, 'namespace: b')}`,
    },
  ],
});
