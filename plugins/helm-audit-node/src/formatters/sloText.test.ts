import chalk from 'chalk';
import {
  AuditReport,
  GOLDEN_SIGNALS,
  SignalCell,
  SloGaps,
  WatchedWorkload,
} from '@helm-audit/plugin-helm-audit-common';
import { sloText } from './sloText';

const paint = new chalk.Instance({ level: 0 });

const workload = (
  name: string,
  cells: Array<Partial<SignalCell>>,
): WatchedWorkload => ({
  kind: 'Deployment',
  name,
  serves: true,
  scrape: { state: 'missing' },
  cells: GOLDEN_SIGNALS.map((signal, index) => ({
    signal,
    strength: 'none',
    evidence: [],
    more: 0,
    ...cells[index],
  })),
});

function textOf(overrides: Partial<SloGaps>) {
  const slo: SloGaps = {
    state: 'known',
    sentence: 'This is the case.',
    unseen: [],
    workloads: [],
    slos: [],
    alerts: [],
    moreAlerts: 0,
    ...overrides,
  };
  return sloText({ slo } as AuditReport, paint);
}

describe('sloText', () => {
  it('draws the matrix, with a question mark for what was not seen', () => {
    const unseen = 'Too many files.';
    const text = textOf({
      unseen: [unseen],
      workloads: [
        workload('booking', [
          { strength: 'slo' },
          { strength: 'dashboard', unseen },
          { unseen },
        ]),
      ],
    });
    expect(text).toBe(
      [
        'SLO GAPS',
        '  This is the case.',
        '           latency     traffic     errors      saturation',
        '  booking  slo         dashboard?  ?           –',
        '  ? Too many files.',
      ].join('\n'),
    );
  });

  it('says what to switch on, once', () => {
    const switchOn = [{ key: 'alerts.enabled', value: true }];
    const offered = { strength: 'alert' as const, switchOn };
    const text = textOf({
      workloads: [workload('a', [{ offered }, { offered }])],
    });
    expect(text.match(/Switch on `alerts.enabled`/g)).toHaveLength(1);
  });

  it('lists objectives, and counts what alerts lack', () => {
    const source = { root: 'chart' as const };
    const text = textOf({
      slos: [
        {
          tool: 'Pyrra',
          name: 'fast',
          objective: 99.5,
          window: '4w',
          signals: ['latency'],
          alerting: 'none',
          source,
        },
      ],
      alerts: [
        { name: 'a', signals: [], burnRate: false, missing: ['owner'], source },
        {
          name: 'b',
          signals: [],
          burnRate: false,
          missing: ['owner', 'hold'],
          source,
        },
      ],
      moreAlerts: 1,
    });
    expect(text).toContain('Pyrra SLO fast 99.5 % over 4w, alerts nobody');
    expect(text).toContain('3 alerts, 2 without owner, 1 without hold');
  });

  it('counts workloads that it does not write out', () => {
    const workloads = Array.from({ length: 10 }, (_, index) =>
      workload(`service-${index}`, []),
    );
    expect(textOf({ workloads })).toContain('and 2 more');
  });
});
