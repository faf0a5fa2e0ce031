import { GoldenSignal } from '@helm-audit/plugin-helm-audit-common';
import { ChartFact } from '../stages/gather/types';
import {
  custom,
  dashboard,
  MatrixCase,
  matrixOf,
  resourcesOf,
  rules,
  served,
} from '../testing/sloCase';

const BOTH = served('booking') + served('billing');

const alert = (expr: string) => rules({ alert: 'Alert', expr });

/** What watches a signal of each workload, and how that is known. */
function watched(testCase: MatrixCase, signal: GoldenSignal = 'errors') {
  return Object.fromEntries(
    matrixOf(testCase).rows.map(({ resource, cells }) => {
      const { strength, evidence } = cells[signal];
      const { by, detail } = evidence[0]?.attribution ?? {};
      return [resource.name, [strength, by, detail].filter(Boolean).join(' ')];
    }),
  );
}

describe('deriveSloMatrix', () => {
  it('gives what names a workload to that one alone', () => {
    const expr = 'rate(requests_total{job="billing",code="500"}[5m]) > 1';
    expect(watched({ manifests: BOTH + alert(expr) })).toEqual({
      booking: 'none',
      billing: 'alert labels job="billing"',
    });
  });

  it.each([
    ['job=~"(default/)?bill.*"', 'alert labels job=~"(default/)?bill.*"'],
    ['service="billing.shop.svc.cluster.local"', undefined],
    ['pod=~"billing-[0-9a-z]+-[0-9a-z]+"', undefined],
    [
      'deployment="billing",job="somebody-else"',
      'alert labels deployment="billing"',
    ],
    ['job="somebody-else"', 'none'],
    ['job="somebody-else(", pod=~"("', 'none'],
  ])('reads the matcher %s', (matchers, expected) => {
    const expr = `rate(requests_total{${matchers},code="500"}[5m]) > 1`;
    const { billing } = watched({ manifests: BOTH + alert(expr) });
    expect(billing).toBe(expected ?? `alert labels ${matchers}`);
  });

  it.each(['', 'job="$job"', 'job=~".+"', 'namespace="shop"', 'job!="a"'])(
    'counts [%s] for all, as it names nobody',
    matchers => {
      const expr = `rate(requests_total{${matchers}}[5m]) / rate(failures_total[5m]) > 1`;
      expect(watched({ manifests: BOTH + alert(expr) })).toEqual({
        booking: 'alert chart it names nobody',
        billing: 'alert chart it names nobody',
      });
    },
  );

  it('goes by what metrics are called after', () => {
    const expr = 'rate(billing_errors_total[5m]) > 1';
    expect(watched({ manifests: BOTH + alert(expr) })).toEqual({
      booking: 'none',
      billing: 'alert metric billing_errors_total',
    });
  });

  it('takes the name of the chart only where no workload bears it', () => {
    const manifests = served('shop') + served('shop-agent');
    const chart = { metadata: { name: 'shop' }, paths: [] };
    const surroundings = {
      chart: chart as unknown as ChartFact,
      repository: { paths: [], files: {}, truncated: false },
    };
    const of = (names: string) =>
      watched({
        manifests: names + alert('rate(shop_errors_total[5m]) > 1'),
        surroundings,
      });
    expect(of(manifests)).toEqual({
      shop: 'alert metric shop_errors_total',
      'shop-agent': 'none',
    });
    expect(of(BOTH)).toEqual({
      booking: 'alert metric shop_errors_total',
      billing: 'alert metric shop_errors_total',
    });
  });

  it('counts requests that name nobody for what is sent some', () => {
    const [worker] = served('worker').split('---\napiVersion: v1');
    const expr = 'rate(requests_total{code="500"}[5m]) > 1';
    expect(
      watched({ manifests: served('booking') + worker + alert(expr) }),
    ).toEqual({ booking: 'alert chart it names nobody', worker: 'none' });
  });

  it('takes series of the cluster for nobody of the chart', () => {
    const expr = 'rate(apiserver_request_total{code="500"}[5m]) > 1';
    expect(watched({ manifests: BOTH + alert(expr) }).booking).toBe('none');
  });

  it('does not take the exporter for what is exported', () => {
    const expr =
      'kube_pod_container_resource_limits{job="kube-state-metrics",pod=~"billing-.*"} > 1';
    expect(watched({ manifests: BOTH + alert(expr) }, 'saturation')).toEqual({
      booking: 'none',
      billing: 'alert labels pod=~"billing-.*"',
    });
  });

  it('looks for names behind recording rules', () => {
    const manifests =
      BOTH +
      rules(
        {
          record: 'a:failures:ratio',
          expr: 'rate(requests_total{job="billing",code="500"}[5m])',
        },
        { alert: 'Alert', expr: 'a:failures:ratio > 1' },
      );
    expect(watched({ manifests })).toEqual({
      booking: 'none',
      billing: 'alert labels job="billing"',
    });
  });

  it('takes an objective for what its service says', () => {
    const manifests =
      BOTH +
      custom('sloth.slok.dev/v1', 'PrometheusServiceLevel', {
        service: 'billing',
        slos: [
          {
            name: 'a',
            objective: 99,
            sli: { raw: { errorRatioQuery: 'failures_ratio' } },
          },
        ],
      });
    expect(watched({ manifests })).toEqual({
      booking: 'none',
      billing: 'slo labels the name billing',
    });
  });

  it('takes an analysis for a gate when a Rollout waits for it', () => {
    const template = custom(
      'argoproj.io/v1alpha1',
      'AnalysisTemplate',
      {
        metrics: [
          {
            name: 'rate',
            provider: {
              prometheus: {
                query:
                  'rate(requests_total{job="{{args.job}}",code="500"}[1m])',
              },
            },
          },
        ],
      },
      'errors',
    );
    const rollout = (more: object) =>
      custom('argoproj.io/v1alpha1', 'Rollout', {
        workloadRef: { kind: 'Deployment', name: 'billing' },
        strategy: {
          canary: {
            analysis: { templates: [{ templateName: 'errors' }], ...more },
          },
        },
      });
    expect(watched({ manifests: BOTH + template }).billing).toBe('none');
    expect(watched({ manifests: BOTH + template + rollout({}) }).billing).toBe(
      'canary labels the name billing',
    );
    expect(
      watched({
        manifests:
          BOTH + template + rollout({ dryRun: [{ metricName: '.*' }] }),
      }).billing,
    ).toBe('none');
  });

  it('knows what Flagger measures by itself, unless it is skipped', () => {
    const canary = (more: object) =>
      custom('flagger.app/v1beta1', 'Canary', {
        targetRef: { kind: 'Deployment', name: 'billing' },
        analysis: { metrics: [{ name: 'request-success-rate' }] },
        ...more,
      });
    expect(watched({ manifests: BOTH + canary({}) }).billing).toBe(
      'canary labels the name billing',
    );
    expect(
      watched({ manifests: BOTH + canary({ skipAnalysis: true }) }).billing,
    ).toBe('none');
  });

  it('says what can be switched on, and does not count it', () => {
    const [appeared] = resourcesOf(
      alert('rate(requests_total{code="500"}[5m]) > 1'),
    );
    const { name, kind, source: template } = appeared;
    const settings = [{ key: 'alerts.enabled', value: true }];
    const { rows } = matrixOf({
      manifests: served('booking'),
      capabilities: {
        appeared: [appeared],
        capabilities: [
          {
            kind,
            template,
            state: 'proven',
            settings,
            missing: [],
            apis: [],
            proof: [{ kind, name, template }],
          },
        ],
      },
    });
    expect(rows[0].cells.errors).toMatchObject({
      strength: 'none',
      evidence: [{ strength: 'alert', switchOn: settings }],
    });
  });

  describe('what could not be seen', () => {
    const expr = 'rate(failures_total[5m]) / rate(all_total[5m]) > 1';
    const unseen = (testCase: Partial<MatrixCase>, signal: GoldenSignal) =>
      matrixOf({ manifests: served('booking'), ...testCase }).rows[0].cells[
        signal
      ].unseen;
    const repository = { paths: [], files: {}, truncated: false };

    it('is nothing when all was looked at', () => {
      expect(
        unseen({ surroundings: { repository } }, 'errors'),
      ).toBeUndefined();
    });

    it('is the rest of a repository that is too large', () => {
      const surroundings = { repository: { ...repository, truncated: true } };
      expect(unseen({ surroundings }, 'errors')).toMatch(/more files/);
    });

    it('is what Jsonnet generates', () => {
      const paths = ['mixin/alerts/booking.libsonnet'];
      const surroundings = { repository: { ...repository, paths } };
      expect(unseen({ surroundings }, 'errors')).toMatch(/Jsonnet/);
    });

    it('is what another product watches', () => {
      expect(
        unseen({ annotations: { 'newrelic.com/guid': 'a' } }, 'errors'),
      ).toMatch(/^New Relic watches/);
    });

    it('is an alert in another language, which may be about any signal', () => {
      const manifests = `${served('booking')}---
apiVersion: v1
kind: ConfigMap
metadata: { name: logs }
data:
  rules.yaml: |
    groups:
      - rules:
          - alert: Logs
            expr: '{app="a"} |= "boom"'
`;
      expect(unseen({ manifests }, 'traffic')).toBe(
        "The expression of alert Logs can't be read.",
      );
    });

    it('is not an alert that is broken, as it can never fire', () => {
      const manifests = served('booking') + alert('{app="a"} |= "panic"');
      expect(matrixOf({ manifests }).unseen).toEqual([]);
    });

    it('is what Datadog alerts on', () => {
      const manifests =
        served('booking') +
        custom('datadoghq.com/v1alpha1', 'DatadogSLO', {
          type: 'metric',
          query: { numerator: 'sum:ok{*}', denominator: 'sum:all{*}' },
        });
      expect(unseen({ manifests }, 'errors')).toMatch(/Datadog SLOs/);
      expect(unseen({ manifests }, 'latency')).toBeUndefined();
    });

    it('takes nothing away from an objective', () => {
      const manifests =
        served('booking') +
        alert(`${expr} and rate(failures_total[1h]) > 0.1`) +
        dashboard('rate(requests_total[5m])');
      const surroundings = { repository: { ...repository, truncated: true } };
      expect(unseen({ manifests, surroundings }, 'errors')).toBeUndefined();
      expect(unseen({ manifests, surroundings }, 'traffic')).toMatch(/files/);
    });
  });

  it('lists services and agents that are sent requests, and nothing else', () => {
    const agent = served('agent').replace('Deployment', 'DaemonSet');
    const lonely = served('lonely')
      .replace('Deployment', 'DaemonSet')
      .split('---\napiVersion: v1')[0];
    const job = `---
apiVersion: batch/v1
kind: Job
metadata: { name: job }
spec: { template: { spec: { containers: [{ name: a }] } } }
`;
    const { rows } = matrixOf({ manifests: agent + lonely + job });
    expect(rows.map(({ resource }) => resource.name)).toEqual(['agent']);
  });

  it('looks for what collects metrics in the repository too', () => {
    const files = {
      'monitoring/booking.yaml': custom(
        'operator.victoriametrics.com/v1beta1',
        'VMServiceScrape',
        {
          selector: { matchLabels: { app: 'booking' } },
          endpoints: [{ targetPort: 9090 }],
        },
      ),
    };
    const repository = { paths: Object.keys(files), files, truncated: false };
    const { rows } = matrixOf({
      manifests: served('booking'),
      surroundings: { repository },
    });
    expect(rows[0].scrape).toMatchObject({
      by: 'VMServiceScrape booking',
      port: '9090',
    });
  });

  it('says what collects metrics, by which port and path', () => {
    const monitor = custom('monitoring.coreos.com/v1', 'ServiceMonitor', {
      selector: { matchLabels: { app: 'booking' } },
      endpoints: [{ port: 'http', path: '/stats' }],
    });
    expect(
      matrixOf({ manifests: served('booking') + monitor }).rows[0].scrape,
    ).toMatchObject({
      by: 'ServiceMonitor booking',
      port: 'http',
      path: '/stats',
    });
  });
});
