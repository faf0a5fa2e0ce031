import { Severity } from '@helm-audit/plugin-helm-audit-common';
import { planPhases } from './phases';
import { ScorableResult } from './scoreResults';

const failing = (
  id: string,
  phase: 1 | 2 | 3,
  severity: Severity = 'high',
): ScorableResult => ({
  rule: { meta: { id, dimension: 'observability', phase } },
  severity,
  outcome: 'fail',
  findings: [{ severity }],
});

describe('planPhases', () => {
  it('leaves rules in their own phase, and knows only those that fail', () => {
    expect(
      planPhases([
        failing('missing-slo', 2),
        { ...failing('other', 1), outcome: 'pass', findings: [] },
      ]),
    ).toEqual({ 'missing-slo': 2 });
  });

  it('puts blockers and all that they rest on into the first', () => {
    const rules = [
      failing('missing-slo', 2, 'critical'),
      failing('missing-metrics-endpoint', 2),
      failing('missing-scrape-config', 2),
      failing('errors-uncovered', 2),
      failing('missing-dashboard', 2),
    ];
    const expected = {
      'missing-slo': 1,
      'missing-metrics-endpoint': 1,
      'missing-scrape-config': 1,
      'errors-uncovered': 1,
      'missing-dashboard': 2,
    };
    expect(planPhases(rules)).toEqual(expected);
    expect(planPhases([...rules].reverse())).toEqual(expected);
  });

  it('puts nothing before what it rests on', () => {
    expect(
      planPhases([
        failing('missing-scrape-config', 1),
        failing('missing-metrics-endpoint', 3),
      ]),
    ).toEqual({ 'missing-scrape-config': 1, 'missing-metrics-endpoint': 1 });
  });

  it('brings nothing forward for a blocker that is waived', () => {
    const waived = {
      ...failing('missing-slo', 2, 'critical'),
      findings: [{ severity: 'critical' as const, waiver: {} }],
    };
    expect(planPhases([waived])).toEqual({ 'missing-slo': 2 });
  });
});
