import { ScorecardLevel } from './org';
import { Tier } from './report';
import { GoldenSignal, SIGNAL_STRENGTHS, SignalStrength } from './slo';
import { signalFact, TECH_INSIGHTS_RETRIEVER } from './techInsightsFacts';

/** A comparison of one Tech Insights fact; what is unknown is `null` and meets no number. */
export interface ScorecardComparison {
  fact: string;
  operator:
    | 'equal'
    | 'notEqual'
    | 'greaterThanInclusive'
    | 'lessThanInclusive'
    | 'in';
  value: string | number | boolean | string[];
  /** Names the retriever, as others may have facts of the same name. */
  params: { factRetrieverId: string };
}

/** A condition of a rule of Tech Insights' JSON rules engine. */
export type ScorecardCondition =
  | ScorecardComparison
  | { all: ScorecardCondition[] }
  | { any: ScorecardCondition[] };

/** A check for Tech Insights' JSON rules engine, as its configuration has it. */
export interface ScorecardCheckDefinition {
  type: 'json-rules-engine';
  name: string;
  description: string;
  factIds: string[];
  metadata: { helmAudit: { level: ScorecardLevel } };
  rule: {
    conditions: { all: ScorecardCondition[] } | { any: ScorecardCondition[] };
  };
}

type Operator = ScorecardComparison['operator'];

function compare(
  fact: string,
  operator: Operator,
  value: ScorecardComparison['value'],
): ScorecardComparison {
  const params = { factRetrieverId: TECH_INSIGHTS_RETRIEVER };
  return { fact, operator, value, params };
}

const atLeast = (fact: string, value: number) =>
  compare(fact, 'greaterThanInclusive', value);

const atMost = (fact: string, value: number) =>
  compare(fact, 'lessThanInclusive', value);

/** A golden signal that is watched this well, or better. */
const watched = (signal: GoldenSignal, strength: SignalStrength) =>
  compare(
    signalFact(signal),
    'in',
    SIGNAL_STRENGTHS.slice(SIGNAL_STRENGTHS.indexOf(strength)),
  );

/** What is asked of each tier: one branch for each, with the tier as its first condition. */
function byTier(conditions: Record<Tier, ScorecardCondition[]>): {
  any: ScorecardCondition[];
} {
  const tiers: Tier[] = [1, 2, 3];
  return {
    any: tiers.map(tier => ({
      all: [compare('tier', 'equal', tier), ...conditions[tier]],
    })),
  };
}

/** What is asked of each tier where requests are taken; golden signals of others don't matter. */
function ofThoseThatServe(conditions: Record<Tier, ScorecardCondition[]>) {
  const { any } = byTier(conditions);
  return { any: [...any, compare('takesRequests', 'equal', false)] };
}

function check(
  level: ScorecardLevel,
  name: string,
  description: string,
  conditions: ScorecardCheckDefinition['rule']['conditions'],
): ScorecardCheckDefinition {
  return {
    type: 'json-rules-engine',
    name,
    description,
    factIds: [TECH_INSIGHTS_RETRIEVER],
    metadata: { helmAudit: { level } },
    rule: { conditions },
  };
}

/**
 * The checks of the scorecard by their ids: bronze asks for no known way to take everything
 * down and for somebody who is responsible, silver for a service that fails without much
 * impact and says so, gold for what tells the best. Tier 1 is asked for most, tier 3 for least.
 *
 * A site may change them in its configuration; nothing but the configuration is evaluated.
 */
export const SCORECARD_CHECKS: Record<string, ScorecardCheckDefinition> = {
  'helm-audit-bronze-seen': check(
    'bronze',
    'Enough is known',
    'The audit could decide at least half of what applies to the service.',
    // Tech Insights gives back the facts that a rule names: so the time comes along.
    { all: [atLeast('coverage', 0.5), compare('retrievedAt', 'notEqual', '')] },
  ),
  'helm-audit-bronze-no-critical': check(
    'bronze',
    'Nothing critical is open',
    'No critical finding is open: nothing is known that takes the whole service down.',
    { all: [atMost('criticalFindings', 0)] },
  ),
  'helm-audit-bronze-owner': check(
    'bronze',
    'Somebody owns it',
    'An owner is named and real; of a tier 1 or 2 service, the owner can be reached.',
    byTier({
      1: [atLeast('ownershipLevel', 3)],
      2: [atLeast('ownershipLevel', 3)],
      3: [atLeast('ownershipLevel', 2)],
    }),
  ),
  'helm-audit-silver-score': check(
    'silver',
    'The score is good',
    'The overall score is 6.0 for tier 3, 6.5 for tier 2 and 7.0 for tier 1, or higher.',
    byTier({
      1: [atLeast('score', 7)],
      2: [atLeast('score', 6.5)],
      3: [atLeast('score', 6)],
    }),
  ),
  'helm-audit-silver-impact': check(
    'silver',
    'Failures stay small',
    'Reliability and blast radius are 6.0 or higher for tier 1 and 2, 5.0 for tier 3.',
    byTier({
      1: [atLeast('reliabilityScore', 6), atLeast('blastRadiusScore', 6)],
      2: [atLeast('reliabilityScore', 6), atLeast('blastRadiusScore', 6)],
      3: [atLeast('reliabilityScore', 5), atLeast('blastRadiusScore', 5)],
    }),
  ),
  'helm-audit-silver-alerts': check(
    'silver',
    'Somebody is told when it fails',
    'Errors are alerted on; of tier 1 and 2 latency is as well. Asked of what takes requests.',
    ofThoseThatServe({
      1: [watched('latency', 'alert'), watched('errors', 'alert')],
      2: [watched('latency', 'alert'), watched('errors', 'alert')],
      3: [watched('errors', 'alert')],
    }),
  ),
  'helm-audit-silver-on-call': check(
    'silver',
    'Somebody is on call',
    'Somebody is on call for a tier 1 or 2 service; the owner of a tier 3 service can be reached.',
    byTier({
      1: [atLeast('ownershipLevel', 4)],
      2: [atLeast('ownershipLevel', 4)],
      3: [atLeast('ownershipLevel', 3)],
    }),
  ),
  'helm-audit-gold-score': check(
    'gold',
    'The score is very good',
    'The overall score is 7.5 for tier 3, 8.0 for tier 2 and 8.5 for tier 1, or higher, with 70 % of what applies decided.',
    byTier({
      1: [atLeast('score', 8.5), atLeast('coverage', 0.7)],
      2: [atLeast('score', 8), atLeast('coverage', 0.7)],
      3: [atLeast('score', 7.5), atLeast('coverage', 0.7)],
    }),
  ),
  'helm-audit-gold-no-high': check(
    'gold',
    'Little that is grave is open',
    'No finding of high impact is open for tier 1, at most two for tier 2, four for tier 3.',
    byTier({
      1: [atMost('highFindings', 0)],
      2: [atMost('highFindings', 2)],
      3: [atMost('highFindings', 4)],
    }),
  ),
  'helm-audit-gold-objectives': check(
    'gold',
    'It is held to objectives',
    'Latency and errors of a tier 1 service are held to objectives, of tier 2 errors; of tier 3 both are alerted on. Asked of what takes requests.',
    ofThoseThatServe({
      1: [watched('latency', 'slo'), watched('errors', 'slo')],
      2: [watched('latency', 'alert'), watched('errors', 'slo')],
      3: [watched('latency', 'alert'), watched('errors', 'alert')],
    }),
  ),
  'helm-audit-gold-ownership': check(
    'gold',
    'Ownership is clear throughout',
    'The owner is on call (tier 3), reviews every change (tier 2), and is the same wherever one is named (tier 1).',
    byTier({
      1: [atLeast('ownershipLevel', 6)],
      2: [atLeast('ownershipLevel', 5)],
      3: [atLeast('ownershipLevel', 4)],
    }),
  ),
  'helm-audit-gold-upstreams': check(
    'gold',
    'It builds on what is maintained',
    'Nothing that the chart is built on has ended upstream.',
    { all: [atMost('retiredUpstreams', 0)] },
  ),
};
