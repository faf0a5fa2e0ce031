import { GOLDEN_SIGNALS } from '@helm-audit/plugin-helm-audit-common';
import { custom, dashboard, matrixOf, rules, served } from '../testing/sloCase';

/** Which strength each signal of the workload `booking` has, such as `errors slo`. */
function cells(manifests: string): string {
  const { rows } = matrixOf({ manifests: served('booking') + manifests });
  return GOLDEN_SIGNALS.map(signal => rows[0].cells[signal])
    .filter(({ strength }) => strength !== 'none')
    .map(({ signal, strength }) => `${signal} ${strength}`)
    .join(', ');
}

const alert = (expr: string, ...recorded: object[]) =>
  rules(...recorded, { alert: 'Booking', expr, for: '10m' });

const sloth = (sli: object, alerting = {}) =>
  custom('sloth.slok.dev/v1', 'PrometheusServiceLevel', {
    service: 'booking',
    slos: [{ name: 'a', objective: 99.9, sli, alerting }],
  });

const pyrra = (indicator: object, more = {}) =>
  custom('pyrra.dev/v1alpha1', 'ServiceLevelObjective', {
    target: '99.5',
    window: '4w',
    indicator,
    ...more,
  });

const openSlo = (query: string, more = {}) =>
  custom('openslo/v1', 'SLO', {
    service: 'booking',
    indicator: {
      spec: {
        ratioMetric: { bad: { metricSource: { spec: { query } } } },
      },
    },
    timeWindow: [{ duration: '28d' }],
    objectives: [{ target: 0.99 }],
    alertPolicies: ['burn'],
    ...more,
  });

const ratio = (bad: string, total: string) => ({
  events: { errorQuery: bad, totalQuery: total },
});

const record = (name: string, expr: string, labels = {}) => ({
  record: name,
  expr,
  labels,
});

const ERRORS = 'booking_http_requests_total{code=~"5.."}';
const ALL = 'booking_http_requests_total';

/** The shapes in which Sloth's users write objectives. */
const SLOTH: Array<[string, string, string]> = [
  [
    'a ratio of status codes',
    sloth(
      ratio(
        'sum(rate(booking_duration_seconds_count{job="booking",code=~"(5..|429)"}[{{.window}}]))',
        'sum(rate(booking_duration_seconds_count{job="booking"}[{{.window}}]))',
      ),
    ),
    'errors slo',
  ],
  [
    'requests over a bound of a histogram',
    sloth(
      ratio(
        'sum(rate(booking_duration_seconds_count{verb!="WATCH"}[{{.window}}])) - sum(rate(booking_duration_seconds_bucket{le="0.4",verb!="WATCH"}[{{.window}}]))',
        'sum(rate(booking_duration_seconds_count{verb!="WATCH"}[{{.window}}]))',
      ),
    ),
    'latency slo',
  ],
  [
    'a raw error ratio',
    sloth({
      raw: {
        errorRatioQuery:
          'sum(rate(booking_calls_total{status=~"5.."}[{{.window}}])) / sum(rate(booking_calls_total[{{.window}}]))',
      },
    }),
    'errors slo',
  ],
  [
    'a probe over time',
    sloth({
      raw: {
        errorRatioQuery:
          '1 - (sum_over_time(probe_success{instance="a"}[{{.window}}]) / count_over_time(probe_success{instance="a"}[{{.window}}]))',
      },
    }),
    'errors slo',
  ],
  [
    'a gauge that is good above a bound',
    sloth({
      raw: {
        errorRatioQuery:
          '1 - (sum(sum_over_time((booking_satisfaction >= bool 0.75)[{{.window}}:])) / sum(count_over_time(booking_satisfaction[{{.window}}])))',
      },
    }),
    'errors slo',
  ],
  [
    'a plugin for availability',
    sloth({ plugin: { id: 'own/booking/http-availability', options: {} } }),
    'errors slo',
  ],
  [
    'a plugin for latency',
    sloth({ plugin: { id: 'own/booking/http-latency', options: {} } }),
    'latency slo',
  ],
  [
    'a plugin that tells nothing',
    sloth({ plugin: { id: 'own/booking/custom' } }),
    '',
  ],
  [
    'one alert of two',
    sloth(ratio(`rate(${ERRORS}[{{.window}}])`, ALL), {
      pageAlert: { disable: true },
    }),
    'errors slo',
  ],
  [
    'no alert at all',
    sloth(ratio(`rate(${ERRORS}[{{.window}}])`, ALL), {
      pageAlert: { disable: true },
      ticketAlert: { disable: true },
    }),
    'errors dashboard',
  ],
  [
    'rules that were generated from it',
    rules(
      record(
        'slo:sli_error:ratio_rate5m',
        `(sum(rate(${ERRORS}[5m]))) / (sum(rate(${ALL}[5m])))`,
        { sloth_slo: 'a' },
      ),
      record(
        'slo:sli_error:ratio_rate1h',
        `(sum(rate(${ERRORS}[1h]))) / (sum(rate(${ALL}[1h])))`,
        { sloth_slo: 'a' },
      ),
      {
        alert: 'BookingErrors',
        expr: '(max(slo:sli_error:ratio_rate5m{sloth_slo="a"} > (14.4 * 0.001)) without (sloth_window) and max(slo:sli_error:ratio_rate1h{sloth_slo="a"} > (14.4 * 0.001)) without (sloth_window))',
      },
    ),
    'errors slo',
  ],
  [
    'rules that were generated for latency, beside those for errors',
    rules(
      record('slo:sli_error:ratio_rate5m', `rate(${ERRORS}[5m])`, {
        sloth_slo: 'a',
      }),
      record(
        'slo:sli_error:ratio_rate5m',
        '1 - rate(booking_seconds_bucket{le="1"}[5m]) / rate(booking_seconds_count[5m])',
        { sloth_slo: 'b' },
      ),
      record(
        'slo:sli_error:ratio_rate1h',
        '1 - rate(booking_seconds_bucket{le="1"}[1h]) / rate(booking_seconds_count[1h])',
        { sloth_slo: 'b' },
      ),
      {
        alert: 'BookingSlow',
        expr: 'slo:sli_error:ratio_rate5m{sloth_slo="b"} > 0.01 and slo:sli_error:ratio_rate1h{sloth_slo="b"} > 0.01',
      },
    ),
    'latency slo',
  ],
  [
    'rules that were generated for what is no request',
    rules(
      record(
        'slo:sli_error:ratio_rate5m',
        '1 - sum_over_time(booking_satisfaction[5m]) / count_over_time(booking_satisfaction[5m])',
      ),
      record(
        'slo:sli_error:ratio_rate1h',
        '1 - sum_over_time(booking_satisfaction[1h]) / count_over_time(booking_satisfaction[1h])',
      ),
      {
        alert: 'BookingUnhappy',
        expr: 'slo:sli_error:ratio_rate5m > 0.1 and slo:sli_error:ratio_rate1h > 0.1',
      },
    ),
    'errors slo',
  ],
];

/** The shapes of Pyrra's examples. */
const PYRRA: Array<[string, string, string]> = [
  [
    'a ratio of status codes',
    pyrra({ ratio: { errors: { metric: ERRORS }, total: { metric: ALL } } }),
    'errors slo',
  ],
  [
    'a ratio of gRPC codes',
    pyrra({
      ratio: {
        errors: {
          metric:
            'booking_grpc_handled_total{grpc_code=~"Aborted|Unavailable|Internal"}',
        },
        total: { metric: 'booking_grpc_handled_total' },
        grouping: ['grpc_method'],
      },
    }),
    'errors slo',
  ],
  [
    'a ratio whose names say nothing',
    pyrra({
      ratio: {
        errors: { metric: 'booking_misses' },
        total: { metric: 'booking_lookups' },
      },
    }),
    'errors slo',
  ],
  [
    'a histogram',
    pyrra({
      latency: {
        success: { metric: 'booking_duration_seconds_bucket{le="0.1"}' },
        total: { metric: 'booking_duration_seconds_count' },
      },
    }),
    'latency slo',
  ],
  [
    'a native histogram',
    pyrra({
      latencyNative: {
        latency: '200ms',
        total: { metric: 'booking_duration_seconds{code=~"2.."}' },
      },
    }),
    'latency slo',
  ],
  [
    'a ratio of what is called after a file system',
    pyrra({
      ratio: {
        errors: { metric: 'booking_filesystem_reconcile_errors_total' },
        total: { metric: 'booking_filesystem_reconciles_total' },
      },
    }),
    'errors slo',
  ],
  [
    'a gauge of success',
    pyrra({ bool_gauge: { metric: 'probe_success{instance="a"}' } }),
    'errors slo',
  ],
  [
    'alerts switched off',
    pyrra(
      { ratio: { errors: { metric: ERRORS }, total: { metric: ALL } } },
      { alerting: { disabled: true } },
    ),
    'errors dashboard',
  ],
  [
    'alerts on absence alone',
    pyrra(
      { ratio: { errors: { metric: ERRORS }, total: { metric: ALL } } },
      { alerting: { burnrates: false, absent: true } },
    ),
    'errors dashboard',
  ],
  [
    'rules that were generated from it',
    rules(
      record(
        'booking_http_requests:burnrate5m',
        `sum(rate(${ERRORS}[5m])) / sum(rate(${ALL}[5m]))`,
      ),
      record(
        'booking_http_requests:burnrate1h',
        `sum(rate(${ERRORS}[1h])) / sum(rate(${ALL}[1h]))`,
      ),
      {
        alert: 'ErrorBudgetBurn',
        expr: 'booking_http_requests:burnrate5m{slo="a"} > (14 * (1-0.99)) and booking_http_requests:burnrate1h{slo="a"} > (14 * (1-0.99))',
      },
    ),
    'errors slo',
  ],
  [
    'an alert on absence that was generated from it',
    alert(`absent(${ALL}{job="booking"}) == 1`),
    'traffic alert',
  ],
];

/** Objectives of other tools. */
const OTHERS: Array<[string, string, string]> = [
  [
    'OpenSLO with a ratio of bad events',
    openSlo(`sum(rate(${ERRORS}[5m]))`),
    'errors slo',
  ],
  [
    'OpenSLO with a threshold on a quantile',
    openSlo(
      'histogram_quantile(0.95, rate(booking_duration_seconds_bucket[5m]))',
    ),
    'latency slo',
  ],
  [
    'OpenSLO that alerts nobody',
    openSlo(`sum(rate(${ERRORS}[5m]))`, { alertPolicies: [] }),
    'errors dashboard',
  ],
  [
    'OpenSLO with an indicator of its own',
    openSlo('', { indicator: undefined, indicatorRef: 'speed' }) +
      custom(
        'openslo/v1',
        'SLI',
        {
          thresholdMetric: {
            metricSource: {
              spec: { query: 'booking_latency_seconds{quantile="0.99"}' },
            },
          },
        },
        'speed',
      ),
    'latency slo',
  ],
  [
    'OpenSLO of the first version, with ratios in its objectives',
    openSlo('', {
      indicator: undefined,
      timeWindows: [{ unit: 'Day', count: 30 }],
      objectives: [
        {
          ratioMetrics: {
            good: { query: 'rate(booking_requests_total{code!~"5.."}[5m])' },
            total: { query: 'rate(booking_requests_total[5m])' },
          },
          target: 0.999,
        },
      ],
    }),
    'errors slo',
  ],
  [
    'Datadog by numerator and denominator',
    custom('datadoghq.com/v1alpha1', 'DatadogSLO', {
      type: 'metric',
      targetThreshold: '99.9',
      timeframe: '30d',
      query: {
        numerator: 'sum:booking.requests.ok{*}.as_count()',
        denominator: 'sum:booking.requests{*}.as_count()',
      },
    }),
    'errors dashboard',
  ],
];

/** The shapes of the alerts that clusters are commonly watched by. */
const MIXIN: Array<[string, string]> = [
  [
    'sum by (code) (rate(booking_requests_total{code=~"5.."}[5m])) / ignoring (code) group_left sum(rate(booking_requests_total[5m])) > 0.01',
    'errors alert',
  ],
  [
    'histogram_quantile(0.99, sum(rate(booking_worker_duration_seconds_bucket{job="booking"}[5m])) by (instance, le)) * on (instance) group_left (node) booking_node_name > 60',
    'latency alert',
  ],
  [
    'sum(increase(container_cpu_cfs_throttled_periods_total{container!=""}[5m])) by (pod) / sum(increase(container_cpu_cfs_periods_total[5m])) by (pod) > (25 / 100)',
    'saturation alert',
  ],
  [
    'kubelet_volume_stats_available_bytes / kubelet_volume_stats_capacity_bytes < 0.03 and kubelet_volume_stats_used_bytes > 0',
    'saturation alert',
  ],
  [
    'predict_linear(kubelet_volume_stats_available_bytes[6h], 4 * 24 * 3600) < 0',
    'saturation alert',
  ],
  [
    'kube_horizontalpodautoscaler_status_current_replicas{namespace="a"} == kube_horizontalpodautoscaler_spec_max_replicas{namespace="a"}',
    'saturation alert',
  ],
  [
    'kube_resourcequota{type="used"} / ignoring (type) (kube_resourcequota{type="hard"} > 0) >= 1',
    'saturation alert',
  ],
  [
    'sum(namespace_memory:kube_pod_container_resource_requests:sum) - sum(kube_node_status_allocatable{resource="memory"}) > 0',
    'saturation alert',
  ],
  [
    'max_over_time(kube_pod_container_status_waiting_reason{reason="CrashLoopBackOff"}[5m]) >= 1',
    '',
  ],
  [
    'kube_deployment_spec_replicas != kube_deployment_status_replicas_available',
    '',
  ],
  ['absent(up{job="booking"})', ''],
  ['up{job="booking"} == 0', ''],
  [
    'sum by (reason) (increase(booking_calls_failed_total[10m])) > 4',
    'errors alert',
  ],
  ['increase(booking_unavailable_apiservice_total[10m]) > 4', 'errors alert'],
  [
    'sum(rate(booking_request_terminations_total[10m])) / (sum(rate(booking_request_total[10m])) + sum(rate(booking_request_terminations_total[10m]))) > 0.2',
    'errors alert',
  ],
  [
    'rate(booking_receive_errs_total[2m]) / rate(booking_receive_packets_total[2m]) > 0.01',
    'errors alert',
  ],
  [
    'increase(kube_pod_container_status_restarts_total{container="app"}[10m]) > 3',
    'errors alert',
  ],
  ['time() - booking_last_success_timestamp_seconds > 3600', ''],
  [
    'sum(booking_requests:burnrate1h) > (14.40 * 0.01000) and sum(booking_requests:burnrate5m) > (14.40 * 0.01000)',
    'errors slo',
  ],
  [
    'sum(booking_requests:burnrate6h) > (6.00 * 0.01000) and sum(booking_requests:burnrate30m) > (6.00 * 0.01000)',
    'errors slo',
  ],
  [
    'sum(rate(booking_requests_total{code="500"}[1h])) / sum(rate(booking_requests_total[1h])) > 14.4 * 0.001 and sum(rate(booking_requests_total{code="500"}[5m])) / sum(rate(booking_requests_total[5m])) > 14.4 * 0.001',
    'errors slo',
  ],
  ['sum(rate(booking_requests_total[10m])) < 0.1', 'traffic alert'],
  ['absent(booking_requests_total{job="booking"})', 'traffic alert'],
  [
    'sum(rate(booking_requests_total[5m])) > 2 * sum(rate(booking_requests_total[5m] offset 1w))',
    'traffic alert',
  ],
  [
    'rate(booking_duration_seconds_sum[5m]) / rate(booking_duration_seconds_count[5m]) > 0.5',
    'latency alert',
  ],
  [
    'histogram_fraction(0, 0.2, rate(booking_duration_seconds[5m])) < 0.95',
    'latency alert',
  ],
  ['booking_rpc_latency_seconds{quantile="0.99"} > 1', 'latency alert'],
  ['booking_queue_length > 1000', 'saturation alert'],
  ['booking_db_pool_in_use / booking_db_pool_max > 0.9', 'saturation alert'],
  ['sum(booking_consumergroup_lag) by (topic) > 5000', 'saturation alert'],
  [
    'probe_success{instance="https://booking.example.com"} == 0',
    'errors alert',
  ],
  [
    'rate(booking_requests_total{code=~"5.."}[5m]) keep_metric_names > 1',
    'errors alert',
  ],
  [
    'sum(rate(booking_grpc_handled_total{grpc_code!="OK"}[5m])) by (grpc_method) > 1',
    'errors alert',
  ],
];

/** Panels, in which Grafana's variables stand. */
const PANELS: Array<[string, string]> = [
  [
    'sum(rate(booking_requests_total{job="$job"}[$__rate_interval]))',
    'traffic dashboard',
  ],
  [
    'histogram_quantile(0.9, sum by (le) (rate(booking_seconds_bucket{pod=~"$pod"}[$__rate_interval])))',
    'latency dashboard',
  ],
  [
    'sum(rate(booking_requests_total{status_code=~"5..", namespace="$namespace"}[${interval}]))',
    'errors dashboard',
  ],
  [
    'sum(container_memory_working_set_bytes{container!="", pod=~"booking-.*"}) by (pod)',
    'saturation dashboard',
  ],
  ['booking_build_info', ''],
];

describe('shapes of published objectives, alerts and panels', () => {
  it.each(SLOTH)("reads Sloth's %s", (_, manifests, expected) => {
    expect(cells(manifests)).toBe(expected);
  });

  it.each(PYRRA)("reads Pyrra's %s", (_, manifests, expected) => {
    expect(cells(manifests)).toBe(expected);
  });

  it.each(OTHERS)('reads %s', (_, manifests, expected) => {
    expect(cells(manifests)).toBe(expected);
  });

  it.each(MIXIN)('puts the alert [%s] into [%s]', (expr, expected) => {
    expect(cells(alert(expr))).toBe(expected);
  });

  it.each(PANELS)('puts the panel [%s] into [%s]', (expr, expected) => {
    expect(cells(dashboard(expr))).toBe(expected);
  });
});
