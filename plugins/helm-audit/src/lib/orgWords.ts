import {
  OrgBreakdown,
  OwnershipGapKind,
  OwnershipRungId,
  RungState,
  ScorecardLevel,
  SignalStrength,
  UsageKind,
} from '@helm-audit/plugin-helm-audit-common';

/** What rows stand for, as `[one, many]`. */
export const BREAKDOWN_WORDS: Record<OrgBreakdown, [string, string]> = {
  group: ['team', 'teams'],
  system: ['system', 'systems'],
  domain: ['domain', 'domains'],
  tier: ['tier', 'tiers'],
};

/** Short names of the rungs, for where seven stand side by side. */
export const RUNG_TITLES: Record<OwnershipRungId, string> = {
  named: 'An owner is named',
  real: 'The owner is a team',
  reachable: 'The team can be reached',
  'on-call': 'Somebody is on call',
  enforced: 'The team reviews changes',
  consistent: 'All places name the same team',
  operable: 'Whoever is called knows what to do',
};

/** States of a rung in words. */
export const RUNG_STATE_TITLES: Record<RungState, string> = {
  met: 'met',
  missing: 'missing',
  contradicted: 'contradicted',
  unknown: 'not seen',
};

/** What is missing between a service and a clear owner: its name and what it means. */
export const GAP_TITLES: Record<OwnershipGapKind, [string, string]> = {
  'no-on-call': ['Nobody on call', 'Nobody is woken when it fails at night'],
  orphan: ['No owner', 'The catalog names none, or one that is not there'],
  contradiction: ['Contradictions', 'Two places name different owners'],
  unreachable: ['Unreachable owner', 'No mail, chat or pager of the team'],
  individual: ['Owned by one person', 'Nobody can stand in for them'],
  'not-enforced': ['Not reviewed by its team', 'Changes go past its owner'],
  'not-operable': [
    'Hard to operate',
    'No runbook, no tier, or nobody to turn to next',
  ],
};

/** Names of the levels of the scorecard. */
export const LEVEL_TITLES: Record<ScorecardLevel, string> = {
  bronze: 'Bronze',
  silver: 'Silver',
  gold: 'Gold',
};

/** How well a signal is watched over many services, the best first. */
export const COVERAGE_TITLES: Record<SignalStrength | 'unknown', string> = {
  slo: 'SLO',
  alert: 'Alert',
  canary: 'Canary',
  dashboard: 'Panel only',
  none: 'Nothing',
  unknown: 'Not seen',
};

/** How a signal is watched, as words before its name. */
export const WATCHED_WORDS: Record<SignalStrength | 'unknown', string> = {
  slo: 'an SLO for',
  alert: 'an alert for',
  canary: 'a canary analysis of',
  dashboard: 'only a panel for',
  none: 'nothing that watches',
  unknown: 'no sight of what watches',
};

/** What services are built on: the kind, one of it, and what to search it by. */
export const USAGE_WORDS: Record<UsageKind, [string, string, string]> = {
  image: ['Images', 'image', 'such as redis'],
  chart: ['Charts', 'chart', 'such as postgresql'],
  licence: ['Licences', 'licence', 'such as BUSL'],
  retired: ['Retired upstreams', 'retired upstream', 'such as ingress-nginx'],
};
