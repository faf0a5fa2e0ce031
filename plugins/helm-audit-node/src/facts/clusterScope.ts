import { RELEASE_NAME, RELEASE_NAMESPACE } from '../release';
import { Resource } from '../stages/gather/types';

/** Kinds of which a cluster can hold one of each name. */
const CLUSTER_SCOPED = new Set([
  'ClusterRole',
  'ClusterRoleBinding',
  'IngressClass',
  'GatewayClass',
  'MutatingWebhookConfiguration',
  'PersistentVolume',
  'PriorityClass',
  'RuntimeClass',
  'StorageClass',
  'ValidatingWebhookConfiguration',
]);

/** Whether a resource's name is taken for the whole cluster. */
export function isClusterWideName({ kind }: Resource): boolean {
  return CLUSTER_SCOPED.has(kind);
}

/**
 * What may stand in a resource's name to tell its release from others.
 *
 * @param isChart - whether Helm rendered it, under a name that is known
 * @returns undefined when the release can't be known
 */
export function instanceOf(
  { labels }: Resource,
  isChart: boolean,
): string[] | undefined {
  if (isChart) return [RELEASE_NAME, RELEASE_NAMESPACE];
  const instance = labels['app.kubernetes.io/instance'] ?? labels.release;
  return instance ? [instance] : undefined;
}
