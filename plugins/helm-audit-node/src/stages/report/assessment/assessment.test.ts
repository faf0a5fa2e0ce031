import {
  COMPLIANCE_GROUPS,
  CULTURE_GROUPS,
  Finding,
  Outcome,
  QuestionId,
  RISK_GROUPS,
  RuleReport,
  Severity,
} from '@helm-audit/plugin-helm-audit-common';
import { defaultProfile } from '../../../profiles/default';
import { findHabits } from '../../../facts/habits';
import { builtInRules } from '../../../rules';
import { score } from '../../score/score';
import { assess, AssessmentInput } from '.';
import { PREREQUISITES, prerequisitesFirst } from '../../../prerequisites';

const finding = (message: string, severity: Severity): Finding => ({
  message,
  severity,
  subject: { kind: 'Deployment', name: 'web' },
  location: { root: 'chart', file: 'templates/web.yaml', precision: 'exact' },
  remediation: `Mend: ${message}`,
  fingerprint: message,
});

/** Reports of all rules, not applicable but those that are named. */
function reportsOf(
  outcomes: Record<string, Outcome>,
  severityOfAll?: Severity,
): RuleReport[] {
  return builtInRules.map(({ meta }): RuleReport => {
    const outcome = outcomes[meta.id] ?? 'notApplicable';
    const severity = severityOfAll ?? meta.severity;
    return {
      id: meta.id,
      dimension: meta.dimension,
      title: outcome === 'fail' ? meta.failureTitle : meta.title,
      severity,
      outcome,
      reason: outcome === 'unknown' ? `Nobody knows ${meta.id}.` : undefined,
      subjects: 1,
      findings:
        outcome === 'fail'
          ? [finding(`Deployment web: ${meta.id}.`, severity)]
          : [],
      effort: meta.effort,
      phase: meta.phase,
    };
  });
}

function scorecardOf(rules: RuleReport[]) {
  return score(
    rules.map(rule => ({
      rule: {
        meta: { id: rule.id, dimension: rule.dimension, phase: rule.phase },
      },
      severity: rule.severity,
      outcome: rule.outcome,
      findings: rule.findings,
    })),
    defaultProfile,
  );
}

/** What rules mean together, all not applicable but those that are named. */
function assessRules(
  outcomes: Record<string, Outcome>,
  options: {
    severity?: Severity;
    patched?: AssessmentInput['patched'];
    documents?: Record<string, string>;
    answered?: QuestionId[];
    tierSource?: 'default' | 'option';
  } = {},
) {
  const rules = reportsOf(outcomes, options.severity);
  return assess({
    rules,
    metas: builtInRules.map(({ meta }) => meta),
    ...scorecardOf(rules),
    patched: options.patched ?? [],
    tier: { value: 2, source: options.tierSource ?? 'option' },
    habits: findHabits(
      Object.entries(options.documents ?? {}).map(([path, text]) => ({
        path,
        text,
      })),
    ),
    answered: new Set(options.answered),
    blastRadiusOf: rule => `All who call ${rule.findings[0].subject.name}.`,
  });
}

describe('assess', () => {
  it('has every item, in order, whatever was found', () => {
    const { compliance, risks, culture, gapAnalysis } = assessRules({});
    const ids = (
      groups: ReadonlyArray<{ items: ReadonlyArray<{ id: string }> }>,
    ) => groups.flatMap(({ items }) => items.map(({ id }) => id));
    expect(compliance.map(({ id }) => id)).toEqual(ids(COMPLIANCE_GROUPS));
    expect(risks.map(({ id }) => id)).toEqual(ids(RISK_GROUPS));
    expect(culture.map(({ id }) => id)).toEqual(ids(CULTURE_GROUPS));
    expect([compliance.length, risks.length, culture.length]).toEqual([
      14, 13, 8,
    ]);
    expect(gapAnalysis).toHaveLength(12);
    expect(new Set(compliance.map(({ state }) => state))).toEqual(
      new Set(['notApplicable']),
    );
  });

  describe('compliance', () => {
    const redundancy = (...args: Parameters<typeof assessRules>) =>
      assessRules(...args).compliance.find(({ id }) => id === 'redundancy');

    it('is a gap with the message of the worst finding', () => {
      expect(
        redundancy({ 'single-replica': 'fail', 'missing-pdb': 'pass' }),
      ).toMatchObject({
        state: 'gap',
        sentence: 'Deployment web: single-replica.',
        evidence: { failed: ['single-replica'], passed: ['missing-pdb'] },
      });
    });

    it('holds industry frameworks against what their controls ask for', () => {
      const { compliance } = assessRules({ 'privileged-container': 'fail' });
      expect(
        compliance.find(({ id }) => id === 'industry-frameworks'),
      ).toMatchObject({
        state: 'gap',
        evidence: { failed: ['privileged-container'] },
      });
    });

    it('says how many rules hold, and how many could not be decided', () => {
      expect(
        redundancy({
          'single-replica': 'pass',
          'missing-pdb': 'pass',
          'missing-zone-spread': 'unknown',
        })?.sentence,
      ).toMatch(
        /^2 of 2 rules that could be decided hold: .*\. 1 rule could not be decided\.$/,
      );
    });

    it('is met in spite of something small', () => {
      expect(
        redundancy(
          { 'single-replica': 'fail', 'missing-pdb': 'pass' },
          { severity: 'low' },
        ),
      ).toMatchObject({ state: 'met' });
    });

    it('is unknown when too little was decided, and says why', () => {
      expect(
        redundancy({
          'single-replica': 'unknown',
          'missing-zone-spread': 'unknown',
          'missing-pdb': 'pass',
        }),
      ).toMatchObject({
        state: 'unknown',
        sentence: expect.stringContaining('Nobody knows single-replica.'),
      });
    });
  });

  it('takes neither a waiver nor a small share for proof', () => {
    const state = (outcomes: Record<string, Outcome>) => {
      const { compliance, risks } = assessRules(outcomes);
      return [
        compliance.find(({ id }) => id === 'redundancy')?.state,
        risks.find(({ evidence }) => evidence.waived.length > 0)?.level,
      ];
    };
    expect(state({ 'single-replica': 'waived' })).toEqual([
      'unknown',
      'unknown',
    ]);
    const { risks } = assessRules({
      'naked-pod': 'pass',
      'single-replica': 'unknown',
      'missing-timeouts': 'unknown',
      'recreate-strategy': 'unknown',
    });
    expect(risks.find(({ id }) => id === 'critical-path-failure')?.level).toBe(
      'unknown',
    );
    const small = assessRules(
      { 'single-replica': 'fail' },
      { severity: 'low' },
    );
    expect(small.compliance.find(({ id }) => id === 'redundancy')?.state).toBe(
      'gap',
    );
  });

  describe('risks', () => {
    it('are as high as the worst finding, and say who is hit', () => {
      const item = assessRules({ 'single-replica': 'fail' }).risks.find(
        ({ evidence }) => evidence.failed.includes('single-replica'),
      );
      expect(item).toMatchObject({
        level: 'high',
        blastRadius: 'All who call web.',
      });
    });

    it('are never low where nothing was seen', () => {
      const levels = assessRules({ 'single-replica': 'unknown' }).risks.map(
        ({ level }) => level,
      );
      expect(levels).toContain('unknown');
      expect(levels).not.toContain('low');
    });
  });

  describe('gap analysis', () => {
    it('tells state, gaps, effort and who is hit', () => {
      const reliability = assessRules({
        'single-replica': 'fail',
        'naked-pod': 'pass',
        'missing-timeouts': 'unknown',
      }).gapAnalysis.find(({ id }) => id === 'reliability');
      expect(reliability).toMatchObject({
        risk: 'high',
        blastRadius: 'All who call web.',
        gaps: [{ ruleId: 'single-replica', findings: 1 }],
        recommendations: ['Mend: Deployment web: single-replica.'],
        currentState: [
          expect.stringContaining('1 of 2 rules'),
          expect.stringContaining('Nobody knows missing-timeouts.'),
        ],
      });
      expect(reliability?.hours).toBeGreaterThan(0);
    });
  });

  describe('prerequisitesFirst', () => {
    it('moves what others rest on before these, and leaves the rest in order', () => {
      const items = ['missing-slo', 'pinned', 'errors-uncovered', 'other'];
      const ordered = prerequisitesFirst(
        items.map(ruleId => ({ ruleId, severity: 'high' as const })),
        id => PREREQUISITES[id] ?? [],
      );
      expect(ordered.map(({ ruleId }) => ruleId)).toEqual([
        'errors-uncovered',
        'missing-slo',
        'pinned',
        'other',
      ]);
    });

    it('begins with a blocker that rests on nothing, where there is one', () => {
      const ordered = prerequisitesFirst(
        [
          { ruleId: 'missing-slo', severity: 'critical' as const },
          { ruleId: 'single-replica', severity: 'critical' as const },
          { ruleId: 'errors-uncovered', severity: 'medium' as const },
        ],
        id => PREREQUISITES[id] ?? [],
      );
      expect(ordered.map(({ ruleId }) => ruleId)).toEqual([
        'single-replica',
        'errors-uncovered',
        'missing-slo',
      ]);
    });
  });

  describe('roadmap', () => {
    it('puts what others rest on first and counts the score', () => {
      const { roadmap } = assessRules({
        'missing-pdb': 'fail',
        'single-replica': 'fail',
        'naked-pod': 'pass',
      });
      const [first] = roadmap.phases;
      const ids = first.items.map(({ ruleId }) => ruleId);
      expect(ids.indexOf('single-replica')).toBeLessThan(
        ids.indexOf('missing-pdb'),
      );
      expect(
        first.items.find(({ ruleId }) => ruleId === 'missing-pdb')?.after,
      ).toEqual(['single-replica']);
      expect(first).toMatchObject({ scoreAfter: 10, basis: 'counted' });
      expect(roadmap.hoursToReady).toBe(first.hours);
    });

    it('shows what proven fixes come to, and counts only what they leave', () => {
      const card = scorecardOf(reportsOf({ 'single-replica': 'fail' }));
      const { roadmap } = assessRules(
        { 'missing-pdb': 'fail', 'single-replica': 'fail' },
        { patched: [{ fixes: 3, scorecard: card }, undefined, undefined] },
      );
      const [first, second] = roadmap.phases;
      expect(first).toMatchObject({
        basis: 'counted',
        withFixes: { fixes: 3, score: card.score.overall },
      });
      expect(second.withFixes).toBeUndefined();
    });

    it('is audited where fixes do all that there is to do', () => {
      const card = scorecardOf(reportsOf({ 'missing-pdb': 'pass' }));
      const { roadmap } = assessRules(
        { 'missing-pdb': 'fail' },
        { patched: [{ fixes: 1, scorecard: card }] },
      );
      expect(roadmap.phases[0]).toMatchObject({
        basis: 'audited',
        scoreAfter: card.score.overall,
      });
    });

    it('names only rules that exist, and no circles', () => {
      const ids = new Set(builtInRules.map(({ meta }) => meta.id));
      const named = Object.entries(PREREQUISITES).flat(2);
      expect(named.filter(id => !ids.has(id))).toEqual([]);
      const reaches = (from: string, to: string): boolean =>
        (PREREQUISITES[from] ?? []).some(id => id === to || reaches(id, to));
      expect(Object.keys(PREREQUISITES).filter(id => reaches(id, id))).toEqual(
        [],
      );
    });
  });

  describe('culture', () => {
    const review = (documents: Record<string, string>) =>
      assessRules({}, { documents }).culture.find(
        ({ id }) => id === 'reliability-reviews',
      );

    it('is seen in documents, which are named', () => {
      expect(
        review({ 'docs/team.md': 'Every Monday: weekly reliability review.' }),
      ).toMatchObject({
        state: 'seen',
        files: ['docs/team.md'],
        sentence: 'Mentioned in docs/team.md.',
      });
    });

    it('is seen in part only where more is not known', () => {
      const { culture } = assessRules({
        'missing-runbook': 'pass',
        'unowned-entity': 'unknown',
        'missing-on-call': 'unknown',
      });
      expect(
        culture.find(({ id }) => id === 'production-ownership'),
      ).toMatchObject({
        state: 'partly',
        sentence: expect.stringMatching(
          /^Seen: .*\. Not known: Nobody knows .*on-call\. Nobody knows unowned-entity\.$/,
        ),
      });
    });

    it('is unknown, not missing, where nothing speaks of it', () => {
      expect(review({ 'README.md': 'A shop.' })).toMatchObject({
        state: 'unknown',
        next: expect.any(String),
      });
    });
  });

  describe('questions', () => {
    const asked = (...args: Parameters<typeof assessRules>) =>
      assessRules(...args).questions.map(({ id }) => id);

    it('are asked only where a rule waits for the answer', () => {
      expect(asked({ 'missing-capacity-model': 'pass' })).toEqual([]);
      expect(asked({ 'missing-capacity-model': 'fail' })).toEqual(['capacity']);
      expect(
        asked({ 'missing-capacity-model': 'fail' }, { answered: ['capacity'] }),
      ).toEqual([]);
    });

    it.each<[string, Record<string, Outcome>, string, RegExp]>([
      [
        'an owner',
        { 'unowned-entity': 'fail', 'missing-on-call': 'fail' },
        'Who is called when it fails in production?',
        /owner: <team>$/,
      ],
      [
        'a pager, and no owner',
        { 'missing-on-call': 'fail', 'missing-escalation': 'notApplicable' },
        'Who is called when it fails in production?',
        /service-id: <id of the service>$/,
      ],
      [
        'whoever comes next, and nobody on call',
        { 'missing-on-call': 'pass', 'missing-escalation': 'fail' },
        'Who is called when the first on call does not answer?',
        /^((?!owner|pagerduty)[^])*Escalation/,
      ],
      [
        'a runbook',
        { 'missing-escalation': 'pass', 'missing-runbook': 'unknown' },
        'Where is it written down how to operate it?',
        /^((?!owner|pagerduty)[^])*Runbook/,
      ],
    ])('ask for %s', (_, outcomes, question, example) => {
      expect(assessRules(outcomes).questions).toEqual([
        expect.objectContaining({
          id: 'ownership',
          question,
          example: expect.stringMatching(example),
        }),
      ]);
    });

    it('ask for the tier where it was assumed', () => {
      expect(asked({}, { tierSource: 'default' })).toEqual(['tier']);
    });
  });
});
