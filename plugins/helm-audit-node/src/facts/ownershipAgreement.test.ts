import {
  Outcome,
  OwnershipRungId,
  RungState,
} from '@helm-audit/plugin-helm-audit-common';
import fc from 'fast-check';
import { defaultProfile } from '../profiles/default';
import codeownersUncovered from '../rules/delivery/codeowners-uncovered/rule';
import individualOwner from '../rules/delivery/individual-owner/rule';
import lonelyOwner from '../rules/delivery/lonely-owner/rule';
import missingCriticalityTier from '../rules/delivery/missing-criticality-tier/rule';
import missingEscalation from '../rules/delivery/missing-escalation/rule';
import missingOnCall from '../rules/delivery/missing-on-call/rule';
import missingRunbook from '../rules/delivery/missing-runbook/rule';
import orphanedEntity from '../rules/delivery/orphaned-entity/rule';
import ownershipContradiction from '../rules/delivery/ownership-contradiction/rule';
import unownedEntity from '../rules/delivery/unowned-entity/rule';
import unreachableOwner from '../rules/delivery/unreachable-owner/rule';
import unresolvableOwner from '../rules/delivery/unresolvable-owner/rule';
import { AnyRule } from '../rules/types';
import { evaluateRules } from '../stages/evaluate/evaluateRules';
import { component, group, user } from '../testing/catalogEntities';
import { gatherCase, RuleCase } from '../testing/gatherCase';
import { deployment } from '../testing/manifests';
import { FactStore } from './factStore';

/** Rules that decide about each rung. */
const RULES: Record<OwnershipRungId, AnyRule[]> = {
  named: [unownedEntity, unresolvableOwner, orphanedEntity],
  real: [individualOwner, lonelyOwner],
  reachable: [unreachableOwner],
  'on-call': [missingOnCall],
  enforced: [codeownersUncovered],
  consistent: [],
  operable: [missingRunbook, missingEscalation, missingCriticalityTier],
};

async function judge(testCase: RuleCase) {
  const { gathered } = await gatherCase(testCase);
  const ladder = new FactStore(gathered).get('ownershipLadder');
  if (ladder.state !== 'known') throw new Error(ladder.reason);
  const rules = [...Object.values(RULES).flat(), ownershipContradiction];
  const results = evaluateRules(rules, gathered, defaultProfile);
  const outcomeOf = (rule: AnyRule) =>
    results.find(result => result.rule === rule)!.outcome;
  return { ladder: ladder.value, outcomeOf };
}

/** Whether what the rules say can be true of a rung in that state. */
function agree(state: RungState, outcomes: Outcome[]): boolean {
  if (outcomes.length === 0) return true;
  if (state === 'met') return !outcomes.includes('fail');
  if (state === 'missing') return outcomes.some(outcome => outcome !== 'pass');
  return true;
}

const pick = <T>(...values: T[]) => fc.constantFrom(...values);

/** Services with all that ownership rests on, or lacks, in every combination. */
const services: fc.Arbitrary<RuleCase> = fc
  .record({
    owner: pick(undefined, 'unknown', 'payments', 'gone', 'user:ada'),
    annotations: fc.record(
      {
        'pagerduty.com/service-id': pick('P1', ''),
        'slack.com/bot-notify': pick('C1'),
        'backstage.io/orphan': pick('true'),
        'helm-audit/tier': pick('1', 'gold'),
      },
      { requiredKeys: [] },
    ),
    lifecycle: pick('production', 'experimental'),
    members: pick([], ['ada'], ['ada', 'grace']),
    email: pick(undefined, 'payments@bank.example'),
    slug: pick({}, { 'github.com/team-slug': 'bank/pay' }),
    codeowners: pick(
      undefined,
      '* @bank/pay',
      '* @bank/platform',
      '* @ada',
      '* @eve',
      '/docs/ @bank/pay',
      '^[Chart] @bank/pay\n*',
      '* @bank/payments-core @bank/platform',
    ),
    runbook: pick(undefined, '# Runbook', '# Runbook\n\n## Escalation'),
    label: pick(undefined, 'payments', 'platform', 'payments-core'),
    repositoryTruncated: fc.boolean(),
    hasEntity: fc.boolean(),
    hasRepository: fc.boolean(),
  })
  .map(each => ({
    ...(each.hasEntity && {
      entity: component({
        owner: each.owner,
        annotations: each.annotations as Record<string, string>,
        lifecycle: each.lifecycle,
      }),
      related: [
        group('payments', {
          members: each.members,
          email: each.email,
          annotations: each.slug as Record<string, string>,
        }),
        user('ada', 'ada@bank.example'),
      ],
    }),
    ...(each.hasRepository && {
      repository: {
        ...(each.codeowners && { CODEOWNERS: each.codeowners }),
        ...(each.runbook && { 'docs/runbook.md': each.runbook }),
      },
      repositoryTruncated: each.repositoryTruncated,
    }),
    chart: { 'values.yaml': '' },
    manifests: deployment(
      2,
      each.label ? `{ app: checkout, team: ${each.label} }` : undefined,
    ),
  }));

it('says on every rung what the rules say', async () => {
  await fc.assert(
    fc.asyncProperty(services, async testCase => {
      const { ladder, outcomeOf } = await judge(testCase);
      const disagreeing = ladder.rungs.filter(
        ({ id, state }) => !agree(state, RULES[id].map(outcomeOf)),
      );
      expect(disagreeing).toEqual([]);
      expect(outcomeOf(ownershipContradiction) === 'fail').toBe(
        ladder.contradictions.length > 0,
      );
      const isBare = ladder.rungs.some(
        ({ id, state }) => id === 'consistent' && state === 'missing',
      );
      expect(isBare && outcomeOf(ownershipContradiction) === 'pass').toBe(
        false,
      );
      const explained = ladder.contradictions.map(({ rung }) => rung);
      const contradicted = ladder.rungs.filter(
        ({ id, state }) => state === 'contradicted' && !explained.includes(id),
      );
      expect(contradicted).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

it('says nothing good or bad of what was not seen', async () => {
  await fc.assert(
    fc.asyncProperty(services, async testCase => {
      const unseen = { ...testCase, entity: undefined, repository: undefined };
      const { ladder } = await judge(unseen);
      const states = new Set(ladder.rungs.map(({ state }) => state));
      states.delete('unknown');
      // Labels are seen in the chart itself.
      const ofChart = ladder.rungs.find(({ id }) => id === 'consistent')!;
      states.delete(ofChart.state);
      expect([...states]).toEqual([]);
    }),
    { numRuns: 50 },
  );
});

it('has a fix for every rung that is missing, and evidence for every one that is met', async () => {
  await fc.assert(
    fc.asyncProperty(services, async testCase => {
      const { ladder } = await judge(testCase);
      const incomplete = ladder.rungs.filter(({ state, evidence, fix }) =>
        state === 'met'
          ? evidence.length === 0 || fix
          : state !== 'unknown' && !fix,
      );
      expect(incomplete).toEqual([]);
      const met = ladder.rungs.findIndex(({ state }) => state !== 'met');
      expect(ladder.level).toBe(met < 0 ? 7 : met);
      expect(ladder.sentence).toMatch(/\.$/);
    }),
    { numRuns: 200 },
  );
});
