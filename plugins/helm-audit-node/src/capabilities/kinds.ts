/**
 * Kinds of objects that answer a need of production, which charts often hold and leave off. What
 * else a chart can render, such as an Ingress, is a matter of taste and is not tried.
 */
export const CAPABILITY_KINDS: ReadonlySet<string> = new Set([
  'PodDisruptionBudget',
  'HorizontalPodAutoscaler',
  'ScaledObject',
  'VerticalPodAutoscaler',
  'NetworkPolicy',
  'CiliumNetworkPolicy',
  'CiliumClusterwideNetworkPolicy',
  'ServiceMonitor',
  'PodMonitor',
  'PodMonitoring',
  'ClusterPodMonitoring',
  'VMServiceScrape',
  'VMPodScrape',
  'PrometheusRule',
  'VMRule',
  'PrometheusServiceLevel',
  'ServiceLevelObjective',
  'SLO',
  'DatadogSLO',
  'GrafanaDashboard',
  'DatadogDashboard',
  'DatadogMonitor',
  'Certificate',
  'PriorityClass',
]);

/** Kinds that run pods. */
export const WORKLOAD_KINDS: ReadonlySet<string> = new Set([
  'Deployment',
  'StatefulSet',
  'DaemonSet',
  'CronJob',
]);

/** Kinds that are looked for in templates about dashboards, which mostly are config maps. */
export const DASHBOARD_KINDS: ReadonlySet<string> = new Set([
  ...CAPABILITY_KINDS,
  'ConfigMap',
]);

/** Whether a template is about dashboards, as its name or its labels say. */
export function isAboutDashboards(file: string, text: string): boolean {
  return /dashboard[^/]*$/i.test(file) || /\bgrafana_dashboard\b/.test(text);
}

const KIND = /^( *)(- )?kind:[ \t]*["']?(\w+)/gm;

/**
 * Kinds that a template's text names as those of its objects. Within an object a kind is that of
 * something that it refers to or, in a resource definition, defines; items of a list have their
 * metadata beside it.
 */
export function kindsIn(
  text: string,
  kinds: ReadonlySet<string> = CAPABILITY_KINDS,
): string[] {
  return [...text.matchAll(KIND)]
    .filter(([, indent, dash = '', kind]) => {
      if (!kinds.has(kind)) return false;
      if (indent === '' && dash === '') return true;
      const beside = `^${indent}${' '.repeat(dash.length)}metadata:`;
      return new RegExp(beside, 'm').test(text);
    })
    .map(([, , , kind]) => kind);
}
