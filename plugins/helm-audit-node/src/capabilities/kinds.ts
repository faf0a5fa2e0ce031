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

const WRITTEN = new RegExp(
  `^( *)(- )?kind:[ \\t]*["']?(${[...CAPABILITY_KINDS].join('|')})\\b`,
  'gm',
);

/**
 * Kinds that a template's text names as those of its objects. Within an object a kind is that of
 * something that it refers to or, in a resource definition, defines; items of a list have their
 * metadata beside it.
 */
export function kindsIn(text: string): string[] {
  return [...text.matchAll(WRITTEN)]
    .filter(([, indent, dash = '']) => {
      const beside = `^${indent}${' '.repeat(dash.length)}metadata:`;
      return (
        (indent === '' && dash === '') || new RegExp(beside, 'm').test(text)
      );
    })
    .map(([, , , kind]) => kind);
}
