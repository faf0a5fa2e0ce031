import { OwnershipEvidence, OwnershipRungId, RungState } from '../ownership';
import { Tier } from '../report';
import { OrgFilter } from './query';

/** What is missing between a service and a clear owner. */
export const OWNERSHIP_GAPS = [
  'orphan',
  'individual',
  'unreachable',
  'no-on-call',
  'contradiction',
  'not-enforced',
  'not-operable',
] as const;

/** What is missing between a service and a clear owner. */
export type OwnershipGapKind = (typeof OWNERSHIP_GAPS)[number];

/** What is the case of a rung that isn't met. */
export const UNMET_STATES = ['missing', 'contradicted', 'unknown'] as const;

/** What is the case of a rung that isn't met. */
export type UnmetState = (typeof UNMET_STATES)[number];

/** How many services stand on each rung. */
export interface OwnershipFunnelResponse {
  services: number;
  audited: number;
  /** For each rung in order: in how many services it is in each state, and how many hold all rungs up to it. */
  rungs: Array<{
    id: OwnershipRungId;
    states: Record<RungState, number>;
    /** Services that meet this rung and all below it. */
    reached: number;
    /** Services that meet all below it and not this one, by what is the case instead. */
    stopped: Record<UnmetState, number>;
  }>;
  gaps: Record<OwnershipGapKind, number>;
}

/** A service without a clear owner. */
export interface OwnershipGap {
  entityRef: string;
  title: string;
  owner: string | null;
  system: string | null;
  tier: Tier;
  lifecycle: string | null;
  /** Rungs met in a row, 0 to 7. */
  level: number;
  atLeast: boolean;
  /** The first rung that isn't met. */
  firstGap: OwnershipRungId | null;
  rungs: Record<OwnershipRungId, RungState>;
  gaps: OwnershipGapKind[];
  /** The result in words. */
  sentence: string;
  contradictions: Array<[OwnershipEvidence, OwnershipEvidence]>;
  suggestedOwner: {
    kind: 'team' | 'people';
    name: string;
    evidence: OwnershipEvidence[];
  } | null;
}

/** Options of a list of ownership gaps: by tier, then by rung. */
export interface OwnershipGapsQuery extends OrgFilter {
  gap?: OwnershipGapKind;
  /** Only those whose first rung that isn't met is this one. */
  rung?: OwnershipRungId;
  /** Only beside `rung`: only those of which that rung is in this state. */
  state?: UnmetState;
  /** Instead of gaps the services that meet this rung and all below it; not beside `rung`. */
  reached?: OwnershipRungId;
  cursor?: string;
  /** 50 when not given, 200 at most. */
  limit?: number;
}
