import { parsePromql } from './promql';
import { readSignals } from './goldenSignals';

const signals = (query: string, records = {}) =>
  readSignals(parsePromql(query), records);

describe('parsePromql', () => {
  it('reads series, matchers, functions and ranges', () => {
    const query = parsePromql(
      'sum by (pod) (rate(http_requests_total{code=~"5..", job!="x"}[5m])) > 3',
    );
    expect(query.problem).toBeUndefined();
    expect(query.functions).toEqual(['sum', 'rate']);
    expect(query.windows).toEqual(['5m']);
    expect(query.numbers).toEqual([3]);
    expect(query.selectors).toEqual([
      {
        metric: 'http_requests_total',
        matchers: [
          { label: 'code', operator: '=~', value: '5..' },
          { label: 'job', operator: '!=', value: 'x' },
        ],
      },
    ]);
  });

  it.each([
    'sum(rate(a_total[{{.window}}]))',
    'rate(a_total[$__rate_interval])',
    '{__name__="a", "dotted.label"="b"}',
    'a @ end() offset 5m',
  ])('takes %s for PromQL', query => {
    expect(parsePromql(query).problem).toBeUndefined();
  });

  it.each([
    ['sum(rate(', 'the end'],
    ['', 'the end'],
    ['up == 1 &&  down', '&&  down'],
    ['rate(a_total[5m]) keep_metric_names', 'keep_metric_names'],
  ])('says where %s goes wrong', (query, problem) => {
    expect(parsePromql(query).problem).toBe(problem);
  });

  it('keeps what it can read of a broken query', () => {
    expect(
      parsePromql('rate(a_total[5m]) keep_metric_names > 1').selectors[0],
    ).toEqual({ metric: 'a_total', matchers: [] });
  });
});

describe('readSignals', () => {
  it.each([
    ['histogram_quantile(0.99, rate(a_seconds_bucket[5m])) > 1', 'latency'],
    ['a_duration_seconds{quantile="0.9"} > 1', 'latency'],
    ['rate(a_seconds_sum[5m]) / rate(a_seconds_count[5m]) > 1', 'latency'],
    [
      'sum(rate(a_duration_seconds_count{code=~"5.."}[5m])) / sum(rate(a_duration_seconds_count[5m])) > 0.1',
      'errors',
    ],
    ['rate(grpc_server_handled_total{grpc_code!="OK"}[5m]) > 1', 'errors'],
    ['rate(jobs_total{outcome="failed"}[5m]) > 1', 'errors'],
    ...['[4-5].*', '[45]..', '4..|5..', '5\\\\d\\\\d', '5xx', '^5'].map(
      code => [`rate(a_total{status!~"${code}"}[5m]) > 1`, 'errors'],
    ),
    ['rate(a_total{code="200-205"}[5m]) < 1', 'errors'],
    ['rate(http_requests_total[5m]) < 1', 'traffic'],
    ['absent(http_requests_total)', 'traffic'],
    ['rate(http_requests_total[5m])', ''],
    ['hikaricp_connections_pending > 0', 'saturation'],
    ['container_memory_working_set_bytes / 1e9 > 1', 'saturation'],
    ['rate(container_cpu_usage_seconds_total[5m]) > 1', 'saturation'],
    ['up == 0', ''],
  ])('takes %s for [%s]', (query, expected) => {
    expect(signals(query).join()).toBe(expected);
  });

  it('does not take a guard against little traffic for an alert on it', () => {
    expect(
      signals(
        'rate(a_total{code="500"}[5m]) / rate(a_total[5m]) > 0.1 and rate(a_total[5m]) > 5',
      ),
    ).toEqual(['errors']);
  });

  it('looks through recording rules', () => {
    expect(
      signals('job:failures:ratio5m > 1', {
        'job:failures:ratio5m': [
          { expression: 'rate(a_total{code=~"5.."}[5m])', labels: {} },
        ],
      }),
    ).toEqual(['errors']);
    expect(
      signals('svc:bad:ratio5m > 1', {
        'svc:bad:ratio5m': [
          { expression: 'rate(a_total{code=~"5.."}[5m])', labels: {} },
        ],
      }),
    ).toEqual(['errors']);
  });
});
