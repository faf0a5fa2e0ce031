import { Tier } from '../report';

/** By what services are put together. */
export const ORG_BREAKDOWNS = ['group', 'system', 'domain', 'tier'] as const;

/** By what services are put together. */
export type OrgBreakdown = (typeof ORG_BREAKDOWNS)[number];

/** Which services are meant. Everything given must hold; nothing given means all. */
export interface OrgFilter {
  /** Reference of an owning group, with all groups below it at any depth; `none` for no group. */
  group?: string;
  /** Reference of a system; `none` for no system. */
  system?: string;
  /** Reference of a domain, with the domains below it; `none` for no domain. */
  domain?: string;
  tier?: Tier;
  lifecycle?: string;
  tag?: string;
}

/** A page of a list. */
export interface OrgPage<T> {
  items: T[];
  /** How many there are in all, for whoever asks. */
  totalItems: number;
  pageInfo: { nextCursor?: string };
}

/**
 * Why the caller finds nothing in the catalog by a reference: `missing` where the catalog knows
 * no such entity, though services name it; `unreadable` where the caller may not read it, or
 * there is none.
 */
export type UnresolvedKey = 'missing' | 'unreadable';

/** Something in the catalog that services are put together by. */
export interface OrgKey {
  /** Reference such as `group:default/payments`; for a tier `1`; '' for "none". */
  key: string;
  title: string;
  /** The group or domain above it; absent at the top and for systems and tiers. */
  parent?: string;
  /**
   * Why a link to it would lead nowhere; absent where it has a page in the catalog, or that isn't
   * known before the catalog was read once.
   */
  unresolved?: UnresolvedKey;
}

/** What services can be narrowed down by, as far as the caller may see services there. */
export interface OrgFacetsResponse {
  groups: OrgKey[];
  systems: OrgKey[];
  domains: OrgKey[];
  tiers: Tier[];
  lifecycles: string[];
  tags: string[];
}

/** Lists that can be had as CSV. */
export type OrgCsv =
  | 'services'
  | 'heatmap'
  | 'distribution'
  | 'trend'
  | 'gaps'
  | 'ownership'
  | 'slo'
  | 'usage';
