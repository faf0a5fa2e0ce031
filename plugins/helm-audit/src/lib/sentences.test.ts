import { CommonGap } from '@helm-audit/plugin-helm-audit-common';
import {
  buildDimensionScores,
  buildFunnel,
  buildGap,
  buildHeatmap,
  buildHeatmapRow,
  buildSloCoverage,
} from '../testing';
import { firstGap, helpSentence, needsHelpMost } from './orgSentence';
import { ownershipSentence } from './ownershipSentence';
import { sloSentence } from './sloSentence';

describe('who needs help most', () => {
  it('is the lowest team with services of its own, not its department', () => {
    expect(needsHelpMost(buildHeatmap())?.title).toBe('Payments');
  });

  it('is a department only with services of its own, audited or not', () => {
    const [team] = buildHeatmap().rows;
    const department = (direct: number) => [
      { ...team, title: 'Team', score: 5 },
      { ...team, title: 'Department', score: 4, direct },
    ];
    const titleOf = (direct: number) =>
      needsHelpMost(buildHeatmap({ rows: department(direct) }))?.title;
    expect(titleOf(0)).toBe('Team');
    expect(titleOf(1)).toBe('Department');
  });

  it('has more blockers where the averages are equal', () => {
    const rows = [
      buildHeatmapRow({ title: 'Few', blockers: 1 }),
      buildHeatmapRow({ title: 'Many', blockers: 4 }),
    ];
    expect(needsHelpMost(buildHeatmap({ rows }))?.title).toBe('Many');
  });

  it('is said with the tier, the evidence and the first step', () => {
    expect(helpSentence(buildHeatmap(), 1, buildGap())).toBe(
      'Payments needs help most within tier 1: its 3 audited services score 5.0 on average, with 2 blockers. Begin with “More than one replica”: closing that gap lifts 2 services by 0.8 on average.',
    );
  });

  it('says when the first step only shows once other blockers are closed', () => {
    const say = (gap: Partial<CommonGap>) =>
      helpSentence(buildHeatmap(), 1, buildGap(gap));
    expect(say({ lifted: 1, held: 1 })).toMatch(
      /lifts 1 service by 0\.8, once the other blockers are closed too\.$/,
    );
    expect(say({ lifted: 3, held: 2 })).toMatch(
      /lifts 3 services by 0\.8 on average, 2 of them once other blockers are closed too\.$/,
    );
  });

  it('compares nothing where there is but one', () => {
    const rows = [buildHeatmapRow({ title: 'Checkout', score: 4.9 })];
    expect(helpSentence(buildHeatmap({ rows }), 1)).toMatch(
      /^Checkout is the only audited team within tier 1: its 3 audited/,
    );
  });

  it('is not one alone where others stand as low', () => {
    const rowsOf = (...titles: string[]) =>
      titles.map(title => buildHeatmapRow({ title, key: title, score: 4.9 }));
    const say = (...titles: string[]) =>
      helpSentence(buildHeatmap({ rows: rowsOf(...titles) }), 1);
    expect(say('A', 'B')).toContain('within tier 1, level with B: its');
    expect(say('A', 'B', 'C')).toContain(', level with 2 others: its');
    expect(say('A')).not.toContain('level with');
  });

  it('begins with what is critical while something blocks production', () => {
    const gaps = [
      buildGap({ ruleId: 'lifts-most', severity: 'medium' }),
      buildGap({ ruleId: 'blocks' }),
    ];
    expect(firstGap(gaps, buildHeatmapRow())?.ruleId).toBe('blocks');
    expect(firstGap(gaps, buildHeatmapRow({ blockers: 0 }))?.ruleId).toBe(
      'lifts-most',
    );
    expect(firstGap([], buildHeatmapRow())).toBeUndefined();
  });

  it('is nobody where all do well, or nothing is known', () => {
    const fine = buildHeatmapRow({ score: 9.3, blockers: 0 });
    expect(helpSentence(buildHeatmap({ rows: [fine] }), undefined)).toBe(
      'No team needs help: the lowest average of all teams is 9.3.',
    );
    const unknown = buildHeatmapRow({ score: null, audited: 0 });
    expect(helpSentence(buildHeatmap({ rows: [unknown] }), 2)).toBe(
      'Nothing is audited yet within tier 2, so no team stands out.',
    );
  });

  it('is no tier, as more is asked of critical ones', () => {
    const row = { dimensions: buildDimensionScores(5), parent: undefined };
    const rows = [
      buildHeatmapRow({ ...row, key: '1', title: 'Tier 1', score: 4 }),
      buildHeatmapRow({ ...row, key: '2', title: 'Tier 2', score: 6 }),
    ];
    expect(helpSentence(buildHeatmap({ by: 'tier', rows }), undefined)).toBe(
      'Averages: Tier 1 4.0, Tier 2 6.0. More is asked of critical services, so compare teams within one tier.',
    );
  });
});

describe('what is said of ownership', () => {
  it('tells who has nobody on call', () => {
    expect(ownershipSentence(buildFunnel(), 'production')).toBe(
      '1 of 4 audited production services has nobody on call. 2 are owned clearly all the way.',
    );
  });

  it('claims nobody on call only where that was seen', () => {
    const funnel = buildFunnel();
    funnel.gaps['no-on-call'] = 0;
    funnel.rungs[3].states = {
      met: 3,
      missing: 0,
      unknown: 1,
      contradicted: 0,
    };
    expect(ownershipSentence(funnel, undefined)).toBe(
      'None of 4 audited services was seen with nobody on call, and we couldn’t see it for 1. 2 are owned clearly all the way.',
    );
  });

  it('knows nothing without audits', () => {
    expect(
      ownershipSentence(buildFunnel({ audited: 0, services: 1 }), undefined),
    ).toBe(
      'None of 1 service is audited yet, so how clear their ownership is can’t be told.',
    );
  });
});

describe('what is said of golden signals', () => {
  it('names the one that is left unwatched most', () => {
    expect(sloSentence(buildSloCoverage())).toBe(
      'Nothing watches latency in 2 of 3 services that take requests; no other signal is left out more often. None has an SLO.',
    );
  });

  it('names the one with most SLOs, and claims none where all are watched', () => {
    const coverage = buildSloCoverage();
    coverage.signals[0].strengths.none = 0;
    coverage.signals[2].strengths.slo = 2;
    expect(sloSentence(coverage)).toBe(
      'No golden signal was seen unwatched in 3 services that take requests. 2 have an SLO for errors; no other signal has more.',
    );
  });

  it('says so where nothing serves', () => {
    expect(sloSentence(buildSloCoverage({ services: 0 }))).toMatch(
      /^No audited service here serves requests/,
    );
  });
});
