import { findIndicator } from './indicators';
import { plainName, podMatcher } from './selectors';
import { badShare } from './sloSuggestions';
import { SuggestionContext } from './types';

interface Panel {
  title: string;
  expr: string;
  /** As Grafana calls it. */
  unit: string;
}

/**
 * A Grafana dashboard of a workload's golden signals, as far as they can be measured, and of
 * its pods, one panel a line.
 */
export function dashboardJson(context: SuggestionContext): string {
  const panels = panelsOf(context).map((panel, index) =>
    JSON.stringify({
      id: index + 1,
      type: 'timeseries',
      title: panel.title,
      gridPos: { h: 8, w: 12, x: 12 * (index % 2), y: 8 * (index >> 1) },
      fieldConfig: { defaults: { unit: panel.unit } },
      targets: [{ refId: 'A', expr: panel.expr }],
    }),
  );
  return [
    '{',
    `  "title": ${JSON.stringify(plainName(context.row.resource.name))},`,
    '  "schemaVersion": 39,',
    '  "time": { "from": "now-6h", "to": "now" },',
    '  "panels": [',
    panels.map(panel => `    ${panel}`).join(',\n'),
    '  ]',
    '}',
  ].join('\n');
}

function panelsOf(context: SuggestionContext): Panel[] {
  const pods = podMatcher(context.row.workload);
  return [
    ...requestPanels(context),
    {
      title: 'Containers that are ready',
      expr: `sum(kube_pod_container_status_ready{${pods}})`,
      unit: 'short',
    },
    {
      title: 'Restarts in an hour',
      expr: `sum by (pod) (increase(kube_pod_container_status_restarts_total{${pods}}[1h]))`,
      unit: 'short',
    },
    {
      title: 'CPU, in cores',
      expr: `sum by (pod) (rate(container_cpu_usage_seconds_total{${pods},container!=""}[5m]))`,
      unit: 'short',
    },
    {
      title: 'Memory',
      expr: `sum by (pod) (container_memory_working_set_bytes{${pods},container!=""})`,
      unit: 'bytes',
    },
  ];
}

function requestPanels(context: SuggestionContext): Panel[] {
  const [errors, latency] = (['errors', 'latency'] as const).map(signal => {
    const indicator = findIndicator(signal, context);
    return 'reason' in indicator ? undefined : indicator;
  });
  const total = (errors ?? latency)?.events?.total('5m');
  return [
    ...(total
      ? [{ title: 'Requests a second', expr: total, unit: 'reqps' }]
      : []),
    ...(errors
      ? [
          {
            title: 'Share of requests that fail',
            expr: badShare(errors, '5m'),
            unit: 'percentunit',
          },
        ]
      : []),
    ...(latency
      ? [
          {
            title: 'Share of requests that are slow',
            expr: badShare(latency, '5m'),
            unit: 'percentunit',
          },
        ]
      : []),
  ];
}
