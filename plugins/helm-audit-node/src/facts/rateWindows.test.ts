import { Resource } from '../stages/gather/types';
import { parseDuration, rateWindows, shortestInterval } from './rateWindows';

describe('parseDuration', () => {
  it.each([
    ['30s', 30],
    ['1h30m', 5400],
    ['500ms', 0.5],
  ])('reads %s', (text, seconds) => {
    expect(parseDuration(text)).toBe(seconds);
  });

  it.each(['', '30', 's', '1.5m', '$__rate_interval'])(
    'takes "%s" for none',
    text => {
      expect(parseDuration(text)).toBeUndefined();
    },
  );
});

describe('rateWindows', () => {
  it('finds the range that a rate is given', () => {
    const text =
      'sum(rate(a_total{code=~"5..", path="/x"}[30s])) / sum(increase(b_total [1m]))';
    expect(rateWindows(text)).toEqual([
      { metric: 'a_total', text: '30s', seconds: 30 },
      { metric: 'b_total', text: '1m', seconds: 60 },
    ]);
  });

  it('leaves out offsets, subqueries, gauges and metrics of the cluster', () => {
    const text = [
      'rate(a_total[5m] offset 30s)',
      'rate(a[30s:5s])',
      'max_over_time(a[30s])',
      'rate(container_cpu_usage_seconds_total[30s])',
    ].join(' + ');
    expect(rateWindows(text)).toEqual([
      { metric: 'a_total', text: '5m', seconds: 300 },
    ]);
  });
});

describe('shortestInterval', () => {
  const monitor = (...intervals: Array<string | undefined>) =>
    ({
      kind: 'ServiceMonitor',
      body: { spec: { endpoints: intervals.map(interval => ({ interval })) } },
    } as unknown as Resource);

  it('takes the shortest of all', () => {
    expect(shortestInterval([monitor('1m', '45s'), monitor('2m')])).toBe('45s');
  });

  it('knows none where Prometheus decides', () => {
    expect(shortestInterval([monitor('1m', undefined)])).toBeUndefined();
    expect(shortestInterval([])).toBeUndefined();
  });
});
