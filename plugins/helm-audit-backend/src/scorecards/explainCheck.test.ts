import { SCORECARD_CHECKS } from '@helm-audit/plugin-helm-audit-common';
import { EvaluatedCondition } from './conditions';
import { explainFailure } from './explainCheck';

const failed = (
  fact: string,
  factResult: unknown,
  value: unknown,
  operator = 'greaterThanInclusive',
) => ({ fact, operator, value, factResult, result: false });

const all = (...conditions: EvaluatedCondition[]) => ({ all: conditions });

describe('explainFailure', () => {
  it.each([
    [
      failed('criticalFindings', 1, 0, 'lessThanInclusive'),
      '1 critical finding is open, none is allowed',
      { severity: 'critical' },
    ],
    [
      failed('highFindings', 5, 2, 'lessThanInclusive'),
      '5 high findings are open, at most 2 are allowed',
      { severity: 'high' },
    ],
    [failed('score', 6.25, 7), 'The score is 6.3, 7.0 is needed', undefined],
    [
      failed('score', null, 7),
      'We couldn’t determine the score, 7.0 is needed',
      undefined,
    ],
    [
      failed('blastRadiusScore', 4, 6),
      'Blast radius is 4.0, 6.0 is needed',
      { dimension: 'blast-radius' },
    ],
    [
      failed('coverage', 0.109, 0.5),
      '10 % of what applies could be decided, 50 % is needed',
      undefined,
    ],
    [
      failed('coverage', 0.29, 0.7),
      '29 % of what applies could be decided, 70 % is needed',
      undefined,
    ],
    [
      failed('coverage', 0.699, 0.7),
      '69 % of what applies could be decided, 70 % is needed',
      undefined,
    ],
    [
      failed('ownershipLevel', 2, 4),
      'Ownership is clear up to rung 2 (real), rung 4 (on call) is needed',
      { dimension: 'delivery' },
    ],
    [
      failed('ownershipLevel', 0, 2),
      'No rung of the ownership ladder is reached for sure, rung 2 (real) is needed',
      { dimension: 'delivery' },
    ],
    [
      failed('errorsSignal', 'none', ['alert', 'slo'], 'in'),
      'Errors are watched by nothing, an alert is needed',
      { dimension: 'observability' },
    ],
    [
      failed('latencySignal', null, ['slo'], 'in'),
      'We couldn’t see what watches latency, an objective is needed',
      { dimension: 'observability' },
    ],
    [
      failed('retiredUpstreams', 1, 0, 'lessThanInclusive'),
      '1 dependency has ended upstream, none is allowed',
      { dimension: 'supply-chain' },
    ],
    [
      failed('retiredUpstreams', null, 0, 'lessThanInclusive'),
      'We couldn’t see whether all dependencies are maintained upstream',
      { dimension: 'supply-chain' },
    ],
    [
      failed('linesOfCode', 12, 10, 'lessThan'),
      'LinesOfCode is 12, lessThan 10 is needed',
      undefined,
    ],
  ])('tells %j', (condition, reason, findings) => {
    expect(explainFailure(all(condition))).toEqual({
      reason,
      ...(findings && { findings }),
    });
  });

  it('tells only what the own tier lacks, and names the tier', () => {
    const tier = (value: number, result: boolean) => ({
      fact: 'tier',
      operator: 'equal',
      value,
      factResult: 2,
      result,
    });
    const condition = {
      any: [
        all(tier(1, false), failed('score', 6, 7)),
        all(tier(2, true), failed('score', 6, 6.5)),
        all(tier(3, false), { ...failed('score', 6, 6), result: true }),
      ],
    };
    expect(explainFailure(condition).reason).toBe(
      'The score is 6.0, 6.5 is needed (tier 2)',
    );
  });

  it('tells all that is missing, and the ways to choose from', () => {
    const condition = {
      any: [
        all(failed('score', 6, 7), failed('reliabilityScore', 5, 6)),
        failed('coverage', 0.2, 0.5),
      ],
    };
    expect(explainFailure(condition)).toEqual({
      reason:
        'The score is 6.0, 7.0 is needed; Reliability is 5.0, 6.0 is needed, or 20 % of what applies could be decided, 50 % is needed',
      findings: { dimension: 'reliability' },
    });
  });

  const opaque = { isOpaque: true as const };

  it.each([
    ['alone', opaque],
    ['as one of all', all(opaque)],
    [
      'as a way out of what is missing',
      { any: [opaque, failed('score', 6, 7)] },
    ],
  ])(
    'makes up no reason for a condition it does not know, %s',
    (_, condition) => {
      const { reason } = explainFailure(condition);
      expect(reason).toContain('isn’t met');
      expect(reason).not.toContain('score');
    },
  );

  it('tells what is missing beside a condition it does not know', () => {
    expect(explainFailure(all(opaque, failed('score', 6, 7))).reason).toBe(
      'The score is 6.0, 7.0 is needed',
    );
  });

  it('has words for every fact that the shipped checks ask for', () => {
    const facts = Object.values(SCORECARD_CHECKS).flatMap(({ rule }) =>
      factsOf(rule.conditions as EvaluatedCondition),
    );
    for (const fact of new Set(facts)) {
      if (['tier', 'retrievedAt', 'takesRequests'].includes(fact)) continue;
      const { reason } = explainFailure(all(failed(fact, 1, 2)));
      expect(reason).not.toContain('greaterThanInclusive');
    }
  });
});

function factsOf(condition: EvaluatedCondition): string[] {
  if ('all' in condition) return condition.all.flatMap(factsOf);
  if ('any' in condition) return condition.any.flatMap(factsOf);
  return 'fact' in condition ? [condition.fact] : [];
}
