import fc from 'fast-check';
import {
  DIMENSIONS,
  DimensionId,
  Outcome,
  OUTCOMES,
  SEVERITIES,
  Severity,
} from '@helm-audit/plugin-helm-audit-common';
import { defaultProfile } from '../../profiles/default';
import { score } from './score';
import { ScorableResult, scoreResults } from './scoreResults';

const result = (
  id: string,
  dimension: DimensionId,
  severity: Severity,
  outcome: Outcome,
  found: Severity = severity,
  phase: 1 | 2 | 3 = 1,
): ScorableResult => ({
  rule: { meta: { id, dimension, phase } },
  severity,
  outcome,
  findings: outcome === 'fail' ? [{ severity: found }] : [],
});

const scored = (...results: ScorableResult[]) =>
  scoreResults(results, defaultProfile);

describe('scoreResults', () => {
  it('is the weighted share of what passed among what was decided', () => {
    const { dimensions } = scored(
      result('a', 'security', 'high', 'pass'),
      result('b', 'security', 'medium', 'fail'),
      result('c', 'security', 'high', 'unknown'),
      result('d', 'security', 'high', 'notApplicable'),
    );
    const security = dimensions.find(({ id }) => id === 'security');
    // high weighs 5, medium 2: 5 of 7 passed; 7 of 12 applicable were decided.
    expect(security).toMatchObject({ score: 7.1, coverage: 0.58 });
  });

  it('weighs dimensions: reliability counts five times as much as structure', () => {
    const { overall } = scored(
      result('a', 'reliability', 'high', 'pass'),
      result('b', 'structure', 'low', 'fail'),
    );
    expect(overall).toBe(8.3);
  });

  it('says nothing where nothing was decided', () => {
    const card = scored(result('a', 'security', 'high', 'unknown'));
    expect(card).toMatchObject({ overall: null, grade: null, coverage: 0 });
  });

  it('gives no grade where too little was seen', () => {
    const seen = result('a', 'security', 'high', 'pass');
    const unseen = result('b', 'security', 'high', 'unknown');
    expect(scored(seen, unseen)).toMatchObject({ overall: 10, grade: 'A' });
    expect(scored(seen, unseen, unseen)).toMatchObject({
      overall: 10,
      grade: null,
    });
  });

  it('takes less for what is less severe than its rule', () => {
    const full = scored(
      result('a', 'security', 'high', 'fail'),
      result('b', 'security', 'high', 'pass'),
    );
    const reduced = scored(
      result('a', 'security', 'high', 'fail', 'low'),
      result('b', 'security', 'high', 'pass'),
    );
    expect(full.overall).toBe(5);
    expect(reduced.overall).toBe(9);
  });

  it('shows when a critical finding holds the score down', () => {
    const passes = DIMENSIONS.map(({ id }) => result(id, id, 'high', 'pass'));
    const card = scored(
      ...passes,
      result('x', 'structure', 'critical', 'fail'),
    );
    expect(card).toMatchObject({
      overall: 4.9,
      grade: 'D',
      cap: { limit: 4.9, reason: expect.stringContaining('x') },
    });
    expect(card.cap?.uncapped).toBeGreaterThan(9);
    expect(card.cap?.reason).toMatch(/With it closed the score is 10\.0\.$/);
  });

  it('promises no lift where too little is known for a score', () => {
    const { score: card, lifts } = score(
      [
        result('a', 'reliability', 'high', 'fail'),
        ...['b', 'c', 'd', 'e'].map(id =>
          result(id, 'reliability', 'high', 'unknown'),
        ),
      ],
      defaultProfile,
    );
    expect(card.grade).toBeNull();
    expect(lifts).toEqual({});
  });

  it('tells what each failed rule is worth, and what holds the score though it passes', () => {
    const { lifts } = score(
      [
        result('a', 'reliability', 'critical', 'fail'),
        result('b', 'reliability', 'high', 'fail'),
        result('c', 'reliability', 'high', 'pass'),
      ],
      defaultProfile,
    );
    expect(lifts).toEqual({
      a: { lift: 5 },
      b: { lift: 2.5, held: { at: 4.9, by: ['a'] } },
    });
  });

  it('counts what the cap took to the last blocker, whichever is mended last', () => {
    const passes = DIMENSIONS.map(({ id }) => result(id, id, 'high', 'pass'));
    const a = result('a', 'structure', 'critical', 'fail');
    const b = result('b', 'testing', 'critical', 'fail');
    const one = score([...passes, a], defaultProfile);
    const left = scored(...passes, { ...a, outcome: 'pass', findings: [] });
    expect(one.held).toEqual({ at: 4.9, by: ['a'] });
    expect(one.lifts.a).toEqual({
      lift: expect.closeTo((left.overall ?? 0) - 4.9),
    });
    const two = score([...passes, a, b], defaultProfile);
    expect(two.lifts).toEqual({
      a: { lift: 5.1, held: { at: 4.9, by: ['b'] } },
      b: { lift: 5.1, held: { at: 4.9, by: ['a'] } },
    });
  });

  it('promises no lift that the cap leaves aside, unless it says so', () => {
    const arbitrary = fc.array(
      fc.record({
        dimension: fc.constantFrom(...DIMENSIONS.map(({ id }) => id)),
        severity: fc.constantFrom(...SEVERITIES),
        outcome: fc.constantFrom('pass' as const, 'fail' as const),
      }),
      { minLength: 1, maxLength: 20 },
    );
    fc.assert(
      fc.property(arbitrary, items => {
        const results = items.map(({ dimension, severity, outcome }, index) =>
          result(`r${index}`, dimension, severity, outcome),
        );
        const { score: now, lifts } = score(results, defaultProfile);
        for (const [id, { lift, held }] of Object.entries(lifts)) {
          const passing = [id, ...(held?.by ?? [])];
          const mend = (ids: string[]) =>
            scored(
              ...results.map(each =>
                ids.includes(each.rule.meta.id)
                  ? { ...each, outcome: 'pass' as const, findings: [] }
                  : each,
              ),
            ).overall ?? 0;
          const before = held ? mend(held.by) : now.overall ?? 0;
          expect(lift).toBeCloseTo(mend(passing) - before);
        }
      }),
      { seed: 12, numRuns: 200 },
    );
  });

  it('counts a defect once that two rules find', () => {
    const request = result('missing-cpu-request', 'capacity', 'medium', 'fail');
    const repeated: ScorableResult = {
      ...result('best-effort-qos', 'reliability', 'medium', 'fail'),
      rule: {
        meta: {
          id: 'best-effort-qos',
          dimension: 'reliability',
          phase: 1,
          countedBy: ['missing-cpu-request'],
        },
      },
    };
    const other = result('c', 'reliability', 'high', 'pass');
    const both = score([request, repeated, other], defaultProfile);
    const one = score([request, other], defaultProfile);
    expect(both.score.dimensions.map(each => each.score)).toEqual(
      one.score.dimensions.map(each => each.score),
    );
    expect(both.score.coverage).toBe(one.score.coverage);
    expect(both.lifts['best-effort-qos']).toEqual({ lift: 0 });
    const alone = score([repeated, other], defaultProfile);
    expect(alone.score.overall).toBe(7.1);
  });

  it('stays within its bounds, and a repair never lowers it', () => {
    const arbitrary = fc.array(
      fc.record({
        dimension: fc.constantFrom(...DIMENSIONS.map(({ id }) => id)),
        severity: fc.constantFrom(...SEVERITIES),
        outcome: fc.constantFrom(...OUTCOMES),
      }),
      { minLength: 1, maxLength: 30 },
    );
    fc.assert(
      fc.property(arbitrary, items => {
        const results = items.map(({ dimension, severity, outcome }, index) =>
          result(`r${index}`, dimension, severity, outcome),
        );
        const before = scored(...results);
        const overall = before.overall ?? 0;
        expect(overall).toBeGreaterThanOrEqual(0);
        expect(overall).toBeLessThanOrEqual(10);
        expect(before.coverage).toBeGreaterThanOrEqual(0);
        expect(before.coverage).toBeLessThanOrEqual(1);
        const failed = results.findIndex(({ outcome }) => outcome === 'fail');
        const repaired = scored(
          ...results.map((item, index) =>
            index === failed ? { ...item, outcome: 'pass' as const } : item,
          ),
        );
        expect(repaired.overall ?? 0).toBeGreaterThanOrEqual(overall);
      }),
      { seed: 11, numRuns: 300 },
    );
  });

  it('tells what the score is after each phase, the cap included', () => {
    const card = score(
      [
        result('a', 'security', 'critical', 'fail', 'critical', 1),
        result('b', 'security', 'high', 'fail', 'high', 2),
        result('c', 'security', 'high', 'pass'),
        result('d', 'security', 'high', 'unknown'),
      ],
      defaultProfile,
    );
    // 5 of 20, then 15 of 20, then all that was decided.
    expect(card.score.overall).toBe(2.5);
    expect(card.scoresAfter).toEqual([7.5, 10, 10]);
  });
});
