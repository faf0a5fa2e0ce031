import type { Workload } from '../facts/workloads';
import { dashboardJson } from '../suggest/dashboard';
import { suggestionContext, WatchFacts } from './watchFix';
import { RuleFix } from './types';

/** Ships a dashboard of a workload as Grafana's sidecar loads it. */
export function dashboardFix(
  workload: Workload,
  facts: WatchFacts,
): RuleFix | undefined {
  const context = suggestionContext(workload, facts);
  if (!context) return undefined;
  return {
    title: 'Ship a dashboard of its signals and pods with the chart',
    safety: 'review',
    toTest:
      'Grafana’s sidecar has to look for the label `grafana_dashboard`; a panel without data wants the name of your own metric.',
    workload,
    nameSuffix: '-dashboard',
    addResource: {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { labels: { grafana_dashboard: '1' } },
      data: { 'dashboard.json': dashboardJson(context) },
    },
  };
}
