import { isMap, valueAt } from '../json';
import { AuditContext, Resource } from '../stages/gather/types';
import type { Workload } from './workloads';

/**
 * Groups of custom resources whose controllers make no pods of their own. Those of any
 * other group may, so a selector may find pods that no template shows.
 */
const PODLESS_GROUPS = new Set([
  'bitnami.com',
  'cert-manager.io',
  'chaos-mesh.org',
  'cilium.io',
  'crd.projectcalico.org',
  'external-secrets.io',
  'keda.sh',
  'kyverno.io',
  'litmuschaos.io',
  'networking.istio.io',
  'policy.linkerd.io',
  'projectcontour.io',
  'security.istio.io',
  'sloth.slok.dev',
  'telemetry.istio.io',
  'traefik.containo.us',
  'traefik.io',
]);

/** Kinds without pods in groups that also have kinds with pods. */
const PODLESS_KINDS = new Set([
  'AlertmanagerConfig',
  'AnalysisTemplate',
  'AppProject',
  'ClusterAnalysisTemplate',
  'PodMonitor',
  'Probe',
  'PrometheusRule',
  'ScrapeConfig',
  'ServiceMonitor',
  'VMPodScrape',
  'VMRule',
  'VMServiceScrape',
]);

/** Whether a resource may lead to pods that no template of the release shows. */
export function mayMakePods({ group, kind, body }: Resource): boolean {
  const isCustom = group.includes('.') && !group.endsWith('.k8s.io');
  const showsItsPods =
    group === 'apps.openshift.io' ||
    isMap(valueAt(body, 'spec', 'template', 'spec'));
  return (
    isCustom &&
    !showsItsPods &&
    !PODLESS_GROUPS.has(group) &&
    !PODLESS_KINDS.has(kind)
  );
}

/**
 * Why the pods that something of this release selects may be none of the release's own.
 * Plain manifests are taken for all that is deployed.
 *
 * @param namespace - literal namespace of what selects, if it has one
 * @returns undefined when it must be one of the release's workloads
 */
export function whereElsePodsMayBe(
  namespace: string | undefined,
  {
    resources,
    workloads,
    context,
  }: { resources: Resource[]; workloads: Workload[]; context: AuditContext },
): string | undefined {
  if (context.isChart && workloads.length === 0) {
    return 'This release has no workloads; the pods may belong to another one.';
  }
  const maker = resources.find(mayMakePods);
  if (maker) {
    return `${maker.kind} ${maker.name} may make pods that only its controller knows.`;
  }
  const isOutside =
    context.isChart &&
    namespace !== undefined &&
    !workloads.some(({ resource }) => resource.namespace === namespace);
  return isOutside
    ? `It selects pods in the namespace ${namespace}, which may belong to another release.`
    : undefined;
}
