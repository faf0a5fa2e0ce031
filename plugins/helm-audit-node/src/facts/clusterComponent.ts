import { booleanAt, stringAt } from '../json';
import { Resource } from '../stages/gather/types';
import { bindingsOf } from './rbac';
import type { Workload } from './workloads';

/** Kinds by which the API server itself calls what a release runs. */
const CALLED_BY_API = new Set([
  'APIService',
  'CSIDriver',
  'MutatingWebhookConfiguration',
  'ValidatingWebhookConfiguration',
]);

/**
 * Whether a workload may be a part of the cluster rather than an application on it: it runs on
 * every node, on the node's network or in `kube-system`, may act on the whole cluster, or its
 * release serves the API. What only looks like one is taken for it.
 */
export function mayBeClusterComponent(
  { resource, role, podSpec }: Workload,
  resources: Resource[],
): boolean {
  const { namespace } = resource;
  const account = {
    name: stringAt(podSpec, 'serviceAccountName') ?? 'default',
    namespace,
  };
  return (
    role === 'agent' ||
    booleanAt(podSpec, 'hostNetwork') === true ||
    namespace === 'kube-system' ||
    resources.some(({ kind }) => CALLED_BY_API.has(kind)) ||
    bindingsOf(account, resources).some(
      ({ kind }) => kind === 'ClusterRoleBinding',
    )
  );
}
