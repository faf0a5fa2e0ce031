import { Tier } from '@helm-audit/plugin-helm-audit-common';
import { builtInRules } from '../rules';
import { scoreResults } from '../stages/score/scoreResults';
import { defaultProfile } from './default';
import { severityOf } from './types';

/** Scores a chart that fails these rules and passes all others. */
function scoreWithFailures(failed: string[], tier: Tier) {
  failed.forEach(id =>
    expect(builtInRules.map(({ meta }) => meta.id)).toContain(id),
  );
  return scoreResults(
    builtInRules.map(rule => {
      const severity = severityOf(defaultProfile, rule.meta, tier);
      const fails = failed.includes(rule.meta.id);
      return {
        rule,
        severity,
        outcome: fails ? ('fail' as const) : ('pass' as const),
        findings: fails ? [{ severity }] : [],
      };
    }),
    defaultProfile,
  );
}

const inDimension = (dimension: string) =>
  builtInRules
    .filter(({ meta }) => meta.dimension === dimension)
    .map(({ meta }) => meta.id);

describe('the default profile', () => {
  it('gives an A to a chart that passes everything', () => {
    expect(scoreWithFailures([], 1)).toMatchObject({ overall: 10, grade: 'A' });
  });

  it('keeps a single replica on tier 1 from reaching B', () => {
    const { grade } = scoreWithFailures(['single-replica'], 1);
    expect(['C', 'D', 'F']).toContain(grade);
  });

  it('does not fail a tier 3 service for a single replica alone', () => {
    const { grade } = scoreWithFailures(['single-replica'], 3);
    expect(['A', 'B']).toContain(grade);
  });

  it('holds every chart with a critical finding below 5, on every tier', () => {
    const critical = builtInRules.filter(
      ({ meta }) => meta.severity === 'critical',
    );
    expect(critical.length).toBeGreaterThan(0);
    for (const { meta } of critical) {
      for (const tier of [1, 2, 3] as const) {
        if (severityOf(defaultProfile, meta, tier) !== 'critical') continue;
        const { overall } = scoreWithFailures([meta.id], tier);
        expect(overall).toBeLessThan(5);
      }
    }
  });

  it('weighs reliability and blast radius most, and structure least', () => {
    const { dimensions } = defaultProfile;
    const others = Object.entries(dimensions).filter(
      ([id]) => !['reliability', 'blast-radius'].includes(id),
    );
    for (const [, weight] of others) {
      expect(weight).toBeLessThan(dimensions.reliability);
      expect(weight).toBeLessThan(dimensions['blast-radius']);
      expect(weight).toBeGreaterThanOrEqual(dimensions.structure);
    }
  });

  it('does not let tidiness make up for an unreliable chart', () => {
    const unreliable = scoreWithFailures(
      [...inDimension('reliability'), ...inDimension('blast-radius')],
      2,
    );
    const untidy = scoreWithFailures(
      [...inDimension('structure'), ...inDimension('stewardship')],
      2,
    );
    expect(unreliable.overall).toBeLessThan(untidy.overall ?? 0);
    expect(['C', 'D', 'F']).toContain(unreliable.grade);
  });

  it('never makes a rule less severe on tier 1 than on tier 3', () => {
    for (const { meta } of builtInRules) {
      const weight = (tier: Tier) =>
        defaultProfile.severities[severityOf(defaultProfile, meta, tier)];
      expect(weight(1)).toBeGreaterThanOrEqual(weight(3));
    }
  });
});
