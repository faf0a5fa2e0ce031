import {
  OWNERSHIP_RUNGS,
  OwnershipReport,
  OwnershipRung,
  OwnershipRungId,
} from '@helm-audit/plugin-helm-audit-common';
import {
  judgeConsistent,
  judgeEnforced,
  judgeOperable,
} from './ownershipPractice';
import {
  judgeNamed,
  judgeOnCall,
  judgeReachable,
  judgeReal,
  RungFinding,
} from './ownershipRungs';
import { describeOwnership } from './ownershipSentence';
import { OwnershipSources } from './ownershipSources';
import { suggestOwner } from './suggestedOwner';
import { Surroundings } from './surroundings';

const TITLES: Record<OwnershipRungId, string> = {
  named: 'The catalog names an owner',
  real: 'The owner is a team of at least two',
  reachable: 'The team can be reached',
  'on-call': 'Somebody is on call',
  enforced: 'Changes of the chart go to the team for review',
  consistent: 'Labels, alerts and maintainers name the same team',
  operable: 'Whoever is called knows what to do',
};

/** Climbs the ladder: who owns the service, how surely, and what is missing. */
export function deriveOwnershipLadder(
  sources: OwnershipSources,
  surroundings: Surroundings,
): OwnershipReport {
  const suggestedOwner = suggestOwner(sources, surroundings);
  const found: Record<OwnershipRungId, RungFinding> = {
    named: judgeNamed(sources, suggestedOwner),
    real: judgeReal(sources),
    reachable: judgeReachable(sources),
    'on-call': judgeOnCall(sources),
    enforced: judgeEnforced(sources, surroundings.chart),
    consistent: judgeConsistent(sources),
    operable: judgeOperable(sources),
  };
  const rungs: OwnershipRung[] = OWNERSHIP_RUNGS.map(id => ({
    id,
    title: TITLES[id],
    ...found[id],
  }));
  const first = rungs.findIndex(({ state }) => state !== 'met');
  const level = first < 0 ? rungs.length : first;
  return {
    level,
    atLeast: rungs[level]?.state === 'unknown',
    sentence: describeOwnership(sources, rungs, suggestedOwner),
    owners: sources.owners.map(({ ref }) => ref),
    rungs,
    contradictions: sources.contradictions.map(({ rung, sides }) => ({
      rung,
      sides,
    })),
    suggestedOwner,
  };
}
