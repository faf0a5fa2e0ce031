import {
  GOLDEN_SIGNALS,
  OWNERSHIP_GAPS,
  SignalCell,
  SloGaps,
  WatchedWorkload,
} from '@helm-audit/plugin-helm-audit-common';
import { buildImage, buildOwnership, buildScored } from '../__testUtils__/org';
import { buildReport } from '../__testUtils__/report';
import { gapColumn } from '../database/orgTables';
import { figuresOf } from './figures';

describe('figuresOf', () => {
  const columnsOf = (overrides: Parameters<typeof buildReport>[0]) =>
    figuresOf(buildReport(overrides)).columns;

  it.each([
    [{ named: 'missing', real: 'missing' }, ['gap_orphan']],
    [{ real: 'missing' }, ['gap_individual']],
    [
      { reachable: 'missing', 'on-call': 'missing' },
      ['gap_unreachable', 'gap_no_on_call'],
    ],
    [{ enforced: 'missing' }, ['gap_not_enforced']],
    [{ consistent: 'contradicted' }, ['gap_contradiction']],
    [{ operable: 'missing' }, ['gap_not_operable']],
    [{ named: 'unknown', real: 'unknown', operable: 'unknown' }, []],
    [{}, []],
  ] as const)('finds what rungs %j lack', (states, gaps) => {
    const columns = columnsOf({ ownership: buildOwnership(states) });
    const set = OWNERSHIP_GAPS.map(gapColumn).filter(gap => columns[gap]);
    expect(set).toEqual(gaps);
  });

  it('counts no score where too little was seen for a grade', () => {
    const { score } = buildReport();
    expect(columnsOf({ score: { ...score, grade: null } })).toMatchObject({
      score: null,
      grade: null,
    });
  });

  it('says which rung comes first', () => {
    const ownership = buildOwnership({ 'on-call': 'unknown' });
    expect(columnsOf({ ownership })).toMatchObject({
      ownership_level: 3,
      ownership_at_least: true,
      first_gap: 'on-call',
      rung_on_call: 'unknown',
    });
    expect(columnsOf({ ownership: buildOwnership({}) }).first_gap).toBeNull();
  });

  const workload = (
    cell: Pick<SignalCell, 'strength' | 'unseen'>,
    serves = true,
  ): WatchedWorkload => ({
    kind: 'Deployment',
    name: 'shop',
    serves,
    scrape: { state: 'collected' },
    cells: GOLDEN_SIGNALS.map(signal => ({
      signal,
      evidence: [],
      more: 0,
      ...cell,
    })),
  });
  const slo = (...workloads: WatchedWorkload[]): SloGaps => ({
    ...buildReport().slo,
    workloads,
  });
  const none = { strength: 'none' } as const;
  const alert = { strength: 'alert' } as const;

  it.each([
    ['the weakest', [workload({ strength: 'slo' }), workload(alert)], 'alert'],
    ['what was not seen', [workload({ ...none, unseen: '?' })], null],
    ['a lower bound', [workload({ ...alert, unseen: '?' })], 'alert'],
    [
      'unknown where one is',
      [workload(alert), workload({ ...none, unseen: '?' })],
      null,
    ],
    [
      'none where one is',
      [workload(none), workload({ ...none, unseen: '?' })],
      'none',
    ],
    ['only what serves', [workload(alert), workload(none, false)], 'alert'],
    ['nothing', [], null],
  ])('takes %s of the workloads', (_, workloads, strength) => {
    const columns = columnsOf({ slo: slo(...workloads) });
    expect(columns.slo_errors).toBe(strength);
    expect(columns.serves).toBe(workloads.length > 0);
  });

  it('counts vulnerable components only where somebody was asked', () => {
    const { dependencies } = buildReport();
    const components = [
      buildImage('redis', '7', {
        vulnerabilities: [{ id: 'CVE-1', aliases: [] }],
      }),
      buildImage('redis', '8', { vulnerabilities: [] }),
      buildImage('redis', '9'),
    ];
    const osv = (state: 'fresh' | 'disabled') => [
      { id: 'osv' as const, name: 'OSV', state },
    ];
    const vulnerable = (state: 'fresh' | 'disabled') =>
      columnsOf({
        dependencies: { ...dependencies, components, sources: osv(state) },
      }).dep_vulnerable;
    expect(vulnerable('fresh')).toBe(1);
    expect(vulnerable('disabled')).toBeNull();
  });

  it('keeps of evidence what a list can show', () => {
    const side = { text: 'x', source: 'CODEOWNERS:1' };
    const many = Array.from({ length: 9 }, () => side);
    const { ownership } = figuresOf(
      buildScored(5, {
        overrides: {
          ownership: buildOwnership(
            {},
            {
              contradictions: many.map(() => ({
                rung: 'enforced' as const,
                sides: [side, side],
              })),
              suggestedOwner: { kind: 'team', name: 'x', evidence: many },
            },
          ),
        },
      }),
    );
    expect(ownership.contradictions).toHaveLength(3);
    expect(ownership.suggestedOwner?.evidence).toHaveLength(5);
  });
});
