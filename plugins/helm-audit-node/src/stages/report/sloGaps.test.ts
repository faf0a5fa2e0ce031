import {
  GOLDEN_SIGNALS,
  GoldenSignal,
} from '@helm-audit/plugin-helm-audit-common';
import { FactStore } from '../../facts/factStore';
import { defaultProfile } from '../../profiles/default';
import { Redactor } from '../../redact';
import { builtInRules } from '../../rules';
import { gatherCase, RuleCase } from '../../testing/gatherCase';
import { dashboard, rules, served } from '../../testing/sloCase';
import { evaluateRules } from '../evaluate/evaluateRules';
import { reportSloGaps } from './sloGaps';

async function gapsOf(testCase: RuleCase) {
  const { gathered } = await gatherCase(testCase);
  const gaps = reportSloGaps(new FactStore(gathered), 2, new Redactor());
  return { gaps, gathered };
}

const alert = (name: string, expr: string) => ({ alert: name, expr });

const BURNS =
  'rate(booking_errors_total[1h]) > 0.1 and rate(booking_errors_total[5m]) > 0.1';

const CASES: Array<[string, RuleCase]> = [
  ['nothing at all', { manifests: served('booking') }],
  [
    'a little of everything',
    {
      manifests:
        served('booking') +
        rules(
          alert('Slow', 'booking_latency_seconds{quantile="0.9"} > 1'),
          alert('Burns', BURNS),
        ) +
        dashboard('sum(rate(booking_requests_total[5m]))'),
    },
  ],
  [
    'alerts of somebody else',
    {
      manifests:
        served('booking') +
        rules(alert('A', 'rate(requests_total{job="x",code="500"}[5m]) > 1')),
    },
  ],
  [
    'a repository that was not read whole',
    {
      manifests: served('booking'),
      repository: { 'README.md': '' },
      repositoryTruncated: true,
    },
  ],
  ['no repository', { manifests: served('booking'), chart: {} }],
];

describe('reportSloGaps', () => {
  it.each(CASES)('agrees with the rules on %s', async (_, testCase) => {
    const { gaps, gathered } = await gapsOf(testCase);
    const results = evaluateRules([...builtInRules], gathered, defaultProfile);
    const outcomes = GOLDEN_SIGNALS.map(
      signal =>
        results.find(({ rule }) => rule.meta.id === `${signal}-uncovered`)
          ?.outcome,
    );
    const [workload] = gaps.workloads;
    expect(outcomes).toEqual(
      workload.cells.map(({ strength, unseen }) => {
        if (strength === 'alert' || strength === 'slo') return 'pass';
        return unseen ? 'unknown' : 'fail';
      }),
    );
  });

  it('says in one sentence what is the case', async () => {
    const { gaps } = await gapsOf(CASES[1][1]);
    expect(gaps.sentence).toBe(
      'booking: an objective watches errors; an alert watches latency; nobody is told about traffic and saturation.',
    );
    const prefixed = served('release-name-booking');
    expect((await gapsOf({ manifests: prefixed })).gaps.sentence).toMatch(
      /^booking: /,
    );
    const both = served('booking') + served('billing');
    expect((await gapsOf({ manifests: both })).gaps.sentence).toBe(
      'Of 2 workloads, nobody is told about any golden signal.',
    );
    expect((await gapsOf(CASES[4][1])).gaps.sentence).toBe(
      "booking: we couldn't see who watches latency, traffic, errors and saturation.",
    );
    const [, deployment] = served('booking').split('---');
    const worker = `---${deployment}`;
    expect((await gapsOf({ manifests: worker })).gaps.sentence).toBe(
      'booking: nobody is told about errors and saturation. It is sent no requests, so the rules do not ask for it.',
    );
    const mixed = served('billing') + worker;
    expect((await gapsOf({ manifests: mixed })).gaps.sentence).toBe(
      'Of 2 workloads, nobody is told about latency of 1, traffic of 1, errors of 2 and saturation of 2. 1 of them is sent no requests, so the rules do not ask for it there.',
    );
    expect((await gapsOf({ manifests: '' })).gaps.sentence).toMatch(
      /^There is no service here/,
    );
  });

  it('is unknown where nothing could be rendered', async () => {
    const { gaps } = await gapsOf({ renderError: 'execution error' });
    expect(gaps).toMatchObject({
      state: 'unknown',
      reason: 'The chart could not be rendered.',
      workloads: [],
    });
  });

  it('lists what watches once, with what it reads, and counts the rest', async () => {
    const many = Array.from({ length: 9 }, (_, index) =>
      alert(`A${index}`, `booking_errors_${index}_total > 1`),
    );
    const { gaps } = await gapsOf({
      manifests:
        served('booking') +
        rules(...many, many[0]) +
        dashboard('rate(booking_errors_total[5m])'),
    });
    const cell = cellOf(gaps, 'errors');
    expect([cell?.evidence.length, cell?.more]).toEqual([4, 6]);
    expect(cell?.evidence[3].strength).toBe('dashboard');
    expect(cell?.evidence[0]).toMatchObject({
      what: 'Alert',
      name: 'A0',
      query: 'booking_errors_0_total > 1',
      source: { root: 'chart', object: 'PrometheusRule booking' },
      attribution: { by: 'metric', detail: 'booking_errors_0_total' },
    });
  });

  it('says that the panels of a linked dashboard were not read', async () => {
    const entity = (metadata: object) => ({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: { name: 'booking', ...metadata },
    });
    const unseenBy = async (testCase: RuleCase) =>
      (await gapsOf({ manifests: served('booking'), ...testCase })).gaps.unseen;
    const links = [{ url: 'https://grafana.example/d/a' }];
    const words = expect.stringContaining('The catalog links a dashboard');
    expect(await unseenBy({ entity: entity({ links }) })).toContainEqual(words);
    expect(await unseenBy({ entity: entity({}) })).not.toContainEqual(words);
  });

  it('suggests an objective where there is none', async () => {
    const { gaps } = await gapsOf(CASES[1][1]);
    const suggests = (signal: GoldenSignal) =>
      cellOf(gaps, signal)?.suggestion !== undefined;
    expect(GOLDEN_SIGNALS.filter(suggests)).toEqual([
      'latency',
      'traffic',
      'saturation',
    ]);
  });

  it('keeps secrets out', async () => {
    const token = `ghp_${'a1'.repeat(18)}`;
    const { gaps } = await gapsOf({
      manifests:
        served('booking') +
        rules(alert('A', `booking_errors_total{token="${token}"} > 1`)),
    });
    expect(JSON.stringify(gaps)).not.toContain(token);
  });
});

function cellOf(
  { workloads }: Awaited<ReturnType<typeof gapsOf>>['gaps'],
  signal: GoldenSignal,
) {
  return workloads[0].cells.find(cell => cell.signal === signal);
}
