import {
  GOLDEN_SIGNALS,
  GoldenSignal,
  SignalCell,
  SignalEvidence,
  SloGaps,
  SloSuggestion,
  WatchedWorkload,
} from '@helm-audit/plugin-helm-audit-common';

/** Something that watches a signal of the sample chart. */
export function buildEvidence(
  overrides: Partial<SignalEvidence> = {},
): SignalEvidence {
  return {
    strength: 'alert',
    what: 'Alert',
    name: 'CheckoutFails',
    query: 'sum(rate(http_requests_total{job="checkout",code=~"5.."}[5m])) > 1',
    source: {
      root: 'chart',
      file: 'templates/alerts.yaml',
      object: 'PrometheusRule checkout',
    },
    attribution: { by: 'labels', detail: 'job="checkout"' },
    confidence: 'high',
    ...overrides,
  };
}

/** An objective for the sample chart. */
export function buildSuggestion(
  overrides: Partial<SloSuggestion> = {},
): SloSuggestion {
  return {
    basis: 'convention',
    metrics: ['http_request_duration_seconds_bucket'],
    query:
      'sum(rate(http_request_duration_seconds_bucket{job="checkout",le="0.5"}[5m]))',
    objective: 99,
    window: '30d',
    assumptions: [
      'Assumes that checkout exports metrics under the usual names.',
    ],
    sloth: 'apiVersion: sloth.slok.dev/v1\nkind: PrometheusServiceLevel\n',
    prometheusRule:
      'apiVersion: monitoring.coreos.com/v1\nkind: PrometheusRule\n',
    references: ['https://sre.google/workbook/alerting-on-slos/'],
    ...overrides,
  };
}

/** A golden signal that nothing watches. */
export function buildCell(
  signal: GoldenSignal,
  overrides: Partial<SignalCell> = {},
): SignalCell {
  return {
    signal,
    strength: 'none',
    evidence: [],
    more: 0,
    suggestion: buildSuggestion(),
    ...overrides,
  };
}

const CELLS: Record<GoldenSignal, Partial<SignalCell>> = {
  latency: {},
  traffic: {
    strength: 'dashboard',
    evidence: [
      buildEvidence({
        strength: 'dashboard',
        what: 'Dashboard',
        name: 'ConfigMap checkout-dashboard',
        query: 'sum(rate(http_requests_total{job="checkout"}[5m]))',
      }),
    ],
  },
  errors: { strength: 'alert', evidence: [buildEvidence()] },
  saturation: {
    strength: 'none',
    unseen: 'The repository has more files than were listed.',
  },
};

/** A workload of the sample chart. */
export function buildWatched(
  overrides: Partial<WatchedWorkload> = {},
): WatchedWorkload {
  return {
    kind: 'Deployment',
    name: 'checkout',
    serves: true,
    scrape: {
      state: 'collected',
      by: 'ServiceMonitor checkout',
      port: 'metrics',
      path: '/metrics',
    },
    cells: GOLDEN_SIGNALS.map(signal => buildCell(signal, CELLS[signal])),
    ...overrides,
  };
}

/** How well the sample chart is watched. */
export function buildSloGaps(overrides: Partial<SloGaps> = {}): SloGaps {
  return {
    state: 'known',
    sentence:
      "Of checkout, an alert watches errors; nobody is told about latency and traffic; we couldn't see who watches saturation.",
    unseen: ['The repository has more files than were listed.'],
    workloads: [buildWatched()],
    slos: [],
    alerts: [
      {
        name: 'CheckoutFails',
        signals: ['errors'],
        burnRate: false,
        severity: 'page',
        hold: '5m',
        missing: ['owner', 'runbook'],
        source: {
          root: 'chart',
          file: 'templates/alerts.yaml',
          object: 'PrometheusRule checkout',
        },
      },
    ],
    moreAlerts: 0,
    ...overrides,
  };
}
