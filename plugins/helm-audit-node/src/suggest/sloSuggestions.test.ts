import {
  GOLDEN_SIGNALS,
  GoldenSignal,
  SloSuggestion,
} from '@helm-audit/plugin-helm-audit-common';
import * as fc from 'fast-check';
import { parsePromql } from '../facts/promql';
import { ChartFact } from '../stages/gather/types';
import {
  custom,
  dashboard,
  matrixOf,
  resourcesOf,
  served,
} from '../testing/sloCase';
import { parseYaml } from '../yaml';
import { suggestSlos, TEAM_PLACEHOLDER } from './sloSuggestions';
import { SuggestionContext } from './types';

/** What is suggested for the first workload of some manifests. */
function suggest(manifests: string, more: Partial<SuggestionContext> = {}) {
  const { rows } = matrixOf({ manifests });
  const resources = resourcesOf(manifests);
  return suggestSlos({ row: rows[0], resources, tier: 2, ...more });
}

const strengths = (manifests: string) =>
  GOLDEN_SIGNALS.map(
    signal => matrixOf({ manifests }).rows[0].cells[signal].strength,
  );

/** Which signals turn into an objective when something is added. */
function lifted(manifests: string, added: string): GoldenSignal[] {
  const before = strengths(manifests);
  const after = strengths(`${manifests}\n---\n${added}`);
  return GOLDEN_SIGNALS.filter(
    (_, index) => before[index] !== after[index] && after[index] === 'slo',
  );
}

const ingress = custom('networking.k8s.io/v1', 'Ingress', {
  ingressClassName: 'nginx',
  rules: [
    {
      http: {
        paths: [{ backend: { service: { name: 'release-name-shop' } } }],
      },
    },
  ],
}).replace('name: booking', 'name: release-name-front');

const monitor = (kind: string) =>
  custom('monitoring.coreos.com/v1', kind, {
    selector: { matchLabels: { app: 'booking' } },
    endpoints: [{ port: 'http' }],
  });

const CASES: Array<[string, string]> = [
  ['HTTP by the name of its port', served('booking')],
  ['gRPC by the name of its port', served('booking', 'grpc')],
  ['a name that begins with the release', served('release-name-booking')],
  ['a name that ends in the release', served('booking-release-name')],
  ['no name but that of the release', served('release-name')],
  ['a ServiceMonitor', served('booking') + monitor('ServiceMonitor')],
  ['a PodMonitor', served('booking') + monitor('PodMonitor')],
  ['a StatefulSet', served('booking').replace('Deployment', 'StatefulSet')],
  ['an Ingress of nginx', served('release-name-shop', 'tcp') + ingress],
  [
    'a mesh',
    served('booking', 'tcp').replace(
      'labels: { app: booking } }\n    spec',
      'labels: { app: booking, sidecar.istio.io/inject: "true" } }\n    spec',
    ),
  ],
  [
    'metrics on its dashboard',
    served('booking', 'tcp') +
      dashboard(
        'histogram_quantile(0.9, sum by (le) (rate(booking_latency_seconds_bucket{job="$job"}[$__rate_interval])))',
        'sum(rate(booking_calls_total{status="500"}[5m]))',
      ),
  ],
  [
    'a counter of failures of its own',
    served('booking') +
      dashboard(
        'rate(booking_syncs_failed_total[5m]) / rate(booking_syncs_total[5m])',
      ),
  ],
  ['memory limits alone', served('booking').replace('cpu: 500m, ', '')],
  ['requests alone', served('booking').replace('limits', 'requests')],
];

describe('suggestSlos', () => {
  describe.each(CASES)('with %s', (_, manifests) => {
    const suggested = suggest(manifests);

    it.each(GOLDEN_SIGNALS)('fills the cell of %s, and no other', signal => {
      const { suggestion } = suggested[signal] ?? {};
      expect(lifted(manifests, suggestion?.sloth ?? '')).toEqual([signal]);
      expect(lifted(manifests, suggestion?.prometheusRule ?? '')).toEqual([
        signal,
      ]);
    });

    it('is PromQL throughout', () => {
      for (const { suggestion } of Object.values(suggested)) {
        expect(queriesOf(suggestion)).not.toEqual([]);
        for (const query of queriesOf(suggestion)) {
          expect([query, parsePromql(query).problem]).toEqual([
            query,
            undefined,
          ]);
        }
      }
    });
  });

  it('holds for any name', () => {
    const names = fc.stringMatching(/^[a-z]([a-z0-9-]{0,20}[a-z0-9])?$/);
    fc.assert(
      fc.property(names, fc.boolean(), (name, isPrefixed) => {
        const manifests = served(isPrefixed ? `release-name-${name}` : name);
        const suggested = suggest(manifests);
        for (const signal of GOLDEN_SIGNALS) {
          const { suggestion } = suggested[signal] ?? {};
          expect(lifted(manifests, suggestion?.sloth ?? '')).toEqual([signal]);
          expect(lifted(manifests, suggestion?.prometheusRule ?? '')).toEqual([
            signal,
          ]);
        }
      }),
      { numRuns: 10 },
    );
  });

  it('burns as the SRE workbook has it', () => {
    const { suggestion } = suggest(served('booking')).errors ?? {};
    const groups = groupsOf(suggestion);
    expect(groups[0].rules.map(({ record }) => record)).toEqual(
      ['5m', '30m', '1h', '2h', '6h', '1d', '3d'].map(
        window => `booking_errors:bad:ratio_rate${window}`,
      ),
    );
    expect(
      groups[1].rules.map(({ labels, expr }) => [
        labels?.severity,
        expr.replace(/booking_errors:bad:ratio_rate/g, ''),
      ]),
    ).toEqual([
      [
        'page',
        '(1h > 14.4 * 0.001 and 5m > 14.4 * 0.001)\nor\n(6h > 6 * 0.001 and 30m > 6 * 0.001)',
      ],
      [
        'ticket',
        '(1d > 3 * 0.001 and 2h > 3 * 0.001)\nor\n(3d > 1 * 0.001 and 6h > 1 * 0.001)',
      ],
    ]);
  });

  it.each([
    ['booking', 'tcp', 'latency', /which protocol booking speaks/],
    ['booking', 'redis', 'errors', /which protocol booking speaks/],
  ] as const)('asks nothing of %s on %s for %s', (name, port, signal, why) => {
    expect(suggest(served(name, port))[signal]).toEqual({
      noSuggestion: expect.stringMatching(why),
    });
  });

  it('takes what a probe speaks on a served port for its protocol', () => {
    const probed = (port: string) =>
      served('booking', 'tcp').replace(
        /( +)(- name: tcp|ports:)/,
        `$1readinessProbe: { httpGet: { path: /ready, port: ${port} } }\n$1$2`,
      );
    expect(probed('tcp')).toContain('readinessProbe');
    expect(suggest(probed('tcp')).errors?.suggestion?.basis).toBe('convention');
    expect(suggest(probed('9999')).errors?.suggestion).toBeUndefined();
  });

  it('suggests nothing for requests that nobody sends', () => {
    const [worker] = served('worker').split('---\napiVersion: v1');
    const { latency, saturation } = suggest(worker);
    expect(latency?.noSuggestion).toMatch(/which requests worker is sent/);
    expect(saturation?.suggestion?.query).toContain(
      'pod=~"worker-[a-z0-9]+-[a-z0-9]+"',
    );
  });

  it('has nothing to compare use with where there are no bounds', () => {
    const unbounded = served('booking').replace(/ +resources: .*\n/, '');
    expect(suggest(unbounded).saturation?.noSuggestion).toMatch(/neither/);
  });

  it('suggests nothing for what has an objective', () => {
    const manifests = served('booking');
    const sloth = suggest(manifests).errors?.suggestion?.sloth ?? '';
    expect(Object.keys(suggest(`${manifests}---\n${sloth}`))).toEqual([
      'latency',
      'traffic',
      'saturation',
    ]);
  });

  it('asks for this very service, and for none that ends in the same word', () => {
    const { errors, saturation } = suggest(served('release-name-booking'));
    expect(errors?.suggestion?.query).toContain('job="release-name-booking"');
    expect(saturation?.suggestion?.query).toContain(
      'pod=~"release-name-booking-[a-z0-9]+-[a-z0-9]+"',
    );
    const said = errors?.suggestion?.assumptions.join(' ');
    expect(said).toContain('The job name `release-name-booking` is an assump');
    expect(said).toContain('in a release named `release-name`');
    expect(
      suggest(
        served('booking') + monitor('ServiceMonitor'),
      ).errors?.suggestion?.assumptions.join(' '),
    ).not.toMatch(/assumption|in a release named/);
  });

  it('names the team, and says so where it does not know it', () => {
    const known = suggest(served('booking'), { team: 'payments' }).errors;
    expect(known?.suggestion?.sloth).toContain('team: payments');
    expect(known?.suggestion?.assumptions.join()).not.toMatch(/placeholder/);
    const unknown = suggest(served('booking')).errors?.suggestion;
    expect(unknown?.prometheusRule).toContain(`team: ${TEAM_PLACEHOLDER}`);
    expect(unknown?.assumptions.join()).toMatch(/placeholder/);
  });

  it("is labelled as the chart's own monitors are", () => {
    const labelled = monitor('ServiceMonitor').replace(
      'name: booking }',
      'name: booking, namespace: watch, labels: { release: prom, helm.sh/chart: a-1 } }',
    );
    const { suggestion } = suggest(served('booking') + labelled).errors ?? {};
    expect(parseYaml(suggestion?.sloth ?? '')).toMatchObject({
      metadata: {
        name: 'booking-errors',
        namespace: 'watch',
        labels: { release: 'prom' },
      },
    });
  });

  it.each([
    ['status="error"', 'status="error"'],
    ['code=~"5.."', 'code=~"5.."'],
    ['code!~"[4-5].*"', 'code=~"[4-5].*"'],
    ['grpc_code!="OK"', 'grpc_code!="OK"'],
    ['status=~"2.."', 'status!~"2.."'],
  ])('knows failures by [%s] as [%s]', (written, expected) => {
    const manifests =
      served('booking') + dashboard(`rate(calls_total{${written}}[5m])`);
    expect(suggest(manifests).errors?.suggestion?.query).toContain(
      `{job="booking",${expected}}`,
    );
  });

  it('takes metrics that its README names', () => {
    const chart = {
      files: { 'README.md': 'Watch `shop_requests_total` by code.' },
    } as unknown as ChartFact;
    const manifests = served('booking', 'tcp');
    const { errors } = suggest(manifests, { chart, isAlone: true });
    expect(errors?.suggestion).toMatchObject({
      basis: 'evidence',
      metrics: ['shop_requests_total'],
    });
    expect(errors?.suggestion?.assumptions.join()).toContain('README.md');
    expect(suggest(manifests, { chart }).errors?.suggestion).toBeUndefined();
    const named = manifests.replace('example.com/booking', 'example.com/shop');
    expect(suggest(named, { chart }).errors?.suggestion).toBeDefined();
  });
});

interface Group {
  rules: Array<{
    record?: string;
    expr: string;
    labels?: Record<string, string>;
  }>;
}

function groupsOf(suggestion: SloSuggestion | undefined): Group[] {
  const object = parseYaml(suggestion?.prometheusRule ?? '') as {
    spec: { groups: Group[] };
  };
  return object.spec.groups;
}

function queriesOf(suggestion: SloSuggestion | undefined): string[] {
  if (!suggestion) return [];
  return [
    suggestion.query,
    ...groupsOf(suggestion).flatMap(({ rules }) =>
      rules.map(({ expr }) => expr),
    ),
  ];
}
