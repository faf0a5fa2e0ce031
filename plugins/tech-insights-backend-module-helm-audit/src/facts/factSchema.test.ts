import { createHash } from 'node:crypto';
import {
  SCORECARD_CHECKS,
  ScorecardCondition,
} from '@helm-audit/plugin-helm-audit-common';
import { DateTime } from 'luxon';
import {
  buildAuditFacts,
  buildUnknownFacts,
} from '../__testUtils__/auditFacts';
import { FACT_SCHEMA, FACT_SCHEMA_VERSION } from './factSchema';
import { toFact } from './toFact';

/** Hashes of the schemas that were published; one line for each version, never changed. */
const PUBLISHED: Record<string, string> = {
  '1.0.0': '7574df86f62c1d80',
  '1.1.0': '3fc1d88b45480675',
};

describe('the schema of the facts', () => {
  it('is that of its version: whoever changes one raises the other', () => {
    const hash = createHash('sha256')
      .update(JSON.stringify(FACT_SCHEMA))
      .digest('hex');
    expect(hash.slice(0, 16)).toBe(PUBLISHED[FACT_SCHEMA_VERSION]);
  });

  it.each([
    ['known', buildAuditFacts()],
    ['unknown', buildUnknownFacts()],
  ])('names just what is written when all is %s', (_, audit) => {
    const { facts } = toFact(audit, DateTime.fromISO('2026-11-23T12:00:00Z'));
    expect(Object.keys(facts)).toEqual(Object.keys(FACT_SCHEMA));
    for (const value of Object.values(facts)) expect(value).toBeDefined();
  });

  it('has every fact that the checks ask for', () => {
    const known = Object.keys(FACT_SCHEMA);
    for (const { rule } of Object.values(SCORECARD_CHECKS)) {
      expect(known).toEqual(
        expect.arrayContaining(factsOf(rule.conditions as ScorecardCondition)),
      );
    }
  });
});

describe('toFact', () => {
  it('flattens the figures', () => {
    const { entity, facts } = toFact(
      buildAuditFacts({
        findings: { critical: 1, high: 2, medium: 3, low: 4 },
        slo: {
          latency: 'slo',
          traffic: 'none',
          errors: null,
          saturation: 'alert',
        },
      }),
      DateTime.fromISO('2026-11-23T12:00:00+02:00'),
    );
    expect(entity).toEqual({
      kind: 'component',
      namespace: 'default',
      name: 'shop',
    });
    expect(facts).toMatchObject({
      score: 9.2,
      blastRadiusScore: 9,
      criticalFindings: 1,
      lowFindings: 4,
      ownershipLevel: 7,
      latencySignal: 'slo',
      errorsSignal: null,
      vulnerableDependencies: null,
      retrievedAt: '2026-11-23T10:00:00.000Z',
    });
  });
});

function factsOf(condition: ScorecardCondition): string[] {
  if ('all' in condition) return condition.all.flatMap(factsOf);
  if ('any' in condition) return condition.any.flatMap(factsOf);
  return [condition.fact];
}
