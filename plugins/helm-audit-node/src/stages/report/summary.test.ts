import { RuleReport, Score } from '@helm-audit/plugin-helm-audit-common';
import { summarise } from './summary';

const SCORE = { overall: 4.9, grade: 'D', coverage: 1 } as Score;

const rule = (
  title: string,
  ...severities: Array<RuleReport['severity']>
): RuleReport => ({
  id: title,
  dimension: 'security',
  title,
  severity: 'high',
  outcome: 'fail',
  subjects: severities.length,
  effort: 'S',
  phase: 1,
  findings: severities.map((severity, index) => ({
    message: `${title} ${index}.`,
    severity,
    subject: { kind: 'Deployment', name: 'web' },
    location: { root: 'chart', file: 'a.yaml', line: 1, precision: 'exact' },
    remediation: 'Mend it.',
    fingerprint: `${title}-${index}`,
  })),
});

const summariseAs = (grade: Score['grade'], ...rules: RuleReport[]) =>
  summarise(rules, { ...SCORE, grade }, false, {}, () => 'Deployment web.');

const summaryOf = (...rules: RuleReport[]) => summariseAs('D', ...rules);

describe('summarise', () => {
  it('counts a defect as one blocker, and the places that it is critical in', () => {
    const { sentence, blockers } = summaryOf(
      rule('Chart.yaml lies', 'critical', 'high', 'critical'),
      rule('A container is privileged', 'critical'),
    );
    expect(sentence).toBe(
      'Not ready, for 2 blockers in 3 places: a container is privileged; Chart.yaml lies.',
    );
    expect(blockers.map(({ findings }) => findings)).toEqual([1, 2]);
    expect(blockers[1].fingerprints).toEqual([
      'Chart.yaml lies-0',
      'Chart.yaml lies-2',
    ]);
  });

  it('names no places where each blocker is in one', () => {
    expect(summaryOf(rule('A container is privileged', 'critical'))).toEqual(
      expect.objectContaining({
        sentence: 'Not ready, for 1 blocker: a container is privileged.',
      }),
    );
  });

  it('names a blocker first that can be begun with, everywhere alike', () => {
    const { sentence, blockers, recommendations } = summaryOf(
      rule('missing-slo', 'critical'),
      rule('single-replica', 'critical'),
      rule('errors-uncovered', 'medium'),
    );
    expect(sentence).toBe(
      'Not ready, for 2 blockers: single-replica; missing-slo.',
    );
    expect(blockers.map(({ ruleId }) => ruleId)).toEqual([
      'single-replica',
      'missing-slo',
    ]);
    expect(recommendations.map(({ ruleId }) => ruleId)).toEqual([
      'single-replica',
      'missing-slo',
    ]);
  });

  it('says how much of a chart that is ready is only waived', () => {
    const waived = rule('a', 'critical', 'high');
    waived.outcome = 'waived';
    waived.findings.forEach(finding => {
      finding.waiver = { reason: 'old', source: 'baseline.json' } as never;
    });
    const sentenceOf = (...rules: RuleReport[]) =>
      summariseAs('A', ...rules).sentence;
    expect(sentenceOf(waived)).toBe('Ready, with 2 findings waived.');
    expect(sentenceOf(waived, rule('b', 'low'))).toBe(
      'Ready, with 2 findings waived and 1 smaller gap left.',
    );
    expect(sentenceOf(waived, rule('b', 'high'))).toBe(
      'No blocker, but 1 serious gap: b. 2 findings are waived.',
    );
    expect(sentenceOf(rule('b', 'low'))).toBe(
      'Ready, with 1 smaller gap left.',
    );
  });

  it('puts first that the chart itself is given up', () => {
    const given = rule('deprecated-dependency', 'high');
    const order = () =>
      summaryOf(rule('b', 'critical'), given).recommendations.map(
        ({ ruleId }) => ruleId,
      );
    expect(order()).toEqual(['b', 'deprecated-dependency']);
    given.findings[0].field = 'deprecated';
    expect(order()).toEqual(['deprecated-dependency', 'b']);
  });
});
