import {
  AuditFacts,
  DistributionResponse,
  GapsResponse,
  HeatmapResponse,
  MovementResponse,
  Mover,
  OrgBreakdown,
  OrgFacetsResponse,
  OrgKey,
  OrgPage,
  OrgService as ListedOrgService,
  OwnershipFunnelResponse,
  OwnershipGap,
  SloCoverageResponse,
  Tier,
  TierAveragesResponse,
  UnlinkedResponse,
  Usage,
  UsageService,
} from '@helm-audit/plugin-helm-audit-common';
import { Knex } from 'knex';
import { z } from 'zod';
import { countOwnership } from '../database/operations/org/countOwnership';
import { countServices } from '../database/operations/org/countServices';
import { countSlo } from '../database/operations/org/countSlo';
import { countUnlinked } from '../database/operations/org/countUnlinked';
import {
  describeServices,
  ServiceDescription,
} from '../database/operations/org/describeServices';
import { hasAllKeys } from '../database/operations/org/hasAllKeys';
import { listCommonGaps } from '../database/operations/org/listCommonGaps';
import { listFacets } from '../database/operations/org/listFacets';
import { FACT_KEYS, listFacts } from '../database/operations/org/listFacts';
import {
  listMovements,
  Movement,
} from '../database/operations/org/listMovements';
import { listOrgKeys } from '../database/operations/org/listOrgKeys';
import { listUnsteady } from '../database/operations/org/listUnsteady';
import {
  listOwnershipGaps,
  OWNERSHIP_KEYS,
} from '../database/operations/org/listOwnershipGaps';
import {
  listServices,
  SERVICE_KEYS,
} from '../database/operations/org/listServices';
import { listUsages, USAGE_KEYS } from '../database/operations/org/listUsages';
import {
  listUsageServices,
  USAGE_SERVICE_KEYS,
} from '../database/operations/org/listUsageServices';
import { Page } from '../database/operations/org/page';
import { sumChanges } from '../database/operations/org/sumChanges';
import { sumFigures } from '../database/operations/org/sumFigures';
import { dayOf, firstWeekday, weekOf } from './days';
import { toDistribution } from './distribution';
import { toHeatmap } from './heatmap';
import { Hierarchy } from './Hierarchy';
import { sortMovements } from './movement';
import { decodePageEnd, encodePageEnd } from './pageCursor';
import { NONE, ORG_QUERIES, ScopeQuery } from './queries';
import { toScope } from './scope';
import { sumScores, toTrend } from './trend';
import { Visibility } from './Visibility';

/** Owners of services without a chart that are told at most. */
const MAX_OWNERS = 500;

/** Checked parameters of a question. */
export type Query<Name extends keyof typeof ORG_QUERIES> = z.output<
  (typeof ORG_QUERIES)[Name]
>;

/** Answers questions about many services, from what is kept of their reports. */
export class OrgService {
  readonly #knex: Knex;
  readonly #now: () => Date;

  static create(options: { knex: Knex; now: () => Date }): OrgService {
    return new OrgService(options);
  }

  private constructor(options: { knex: Knex; now: () => Date }) {
    this.#knex = options.knex;
    this.#now = options.now;
  }

  async facets(_: {}, sees: Visibility): Promise<OrgFacetsResponse> {
    const { hierarchy, scope } = await this.#scope({}, sees);
    const facets = await listFacets(this.#knex, scope);
    const domains = facets.systems.map(ref => hierarchy.domainOf(ref));
    return {
      groups: withAllAbove(facets.groups, hierarchy),
      systems: facets.systems.map(ref => hierarchy.describe(ref)),
      domains: withAllAbove(
        domains.filter(ref => ref !== null),
        hierarchy,
      ),
      tiers: facets.tiers,
      lifecycles: facets.lifecycles,
      tags: facets.tags,
    };
  }

  async heatmap(
    query: Query<'heatmap'> & { limit?: number },
    sees: Visibility,
  ): Promise<HeatmapResponse> {
    const { hierarchy, scope } = await this.#scope(query, sees);
    // Domains have no services of their own, but through their systems.
    const column = query.by === 'domain' ? 'system' : query.by;
    const sums = await sumFigures(this.#knex, scope, column);
    return toHeatmap(query.by, sums, hierarchy, {
      within: rowsWithin(query, hierarchy),
      limit: query.limit,
    });
  }

  /** @param sees - absent where it isn't known without asking the catalog */
  async tierAverages(
    _: {},
    sees: Visibility | undefined,
  ): Promise<TierAveragesResponse> {
    if (!sees) return { tiers: null };
    const { rows } = await this.heatmap({ by: 'tier' }, sees);
    return {
      tiers: rows.map(({ key, audited, score, dimensions }) => ({
        tier: Number(key) as Tier,
        audited,
        score,
        dimensions,
      })),
    };
  }

  async distribution(
    query: ScopeQuery,
    sees: Visibility,
  ): Promise<DistributionResponse> {
    const { scope } = await this.#scope(query, sees);
    return toDistribution(await countServices(this.#knex, scope));
  }

  async movement(
    query: Query<'movement'>,
    sees: Visibility,
  ): Promise<MovementResponse> {
    const { scope } = await this.#scope(query, sees);
    const sinceDay = this.#today() - query.period;
    const weeks = { first: weekOf(sinceDay), last: weekOf(this.#today()) };
    const [movements, changes, unsteady] = await Promise.all([
      listMovements(this.#knex, scope, sinceDay),
      sumChanges(this.#knex, scope, firstWeekday(weeks.first + 1), sinceDay),
      listUnsteady(this.#knex, sinceDay),
    ]);
    const now = sumScores(movements, unsteady);
    const moved = sortMovements(movements);
    const improved = moved.improved.slice(0, query.limit);
    const fellBack = moved.fellBack.slice(0, query.limit);
    const described = await describeServices(
      this.#knex,
      [...improved, ...fellBack].map(({ id }) => id),
    );
    return {
      period: query.period,
      trend: toTrend(now, changes, weeks),
      steadyCount: now.steady.count,
      improved: toMovers(improved, described),
      fellBack: toMovers(fellBack, described),
      ...moved.counts,
    };
  }

  async gaps(
    query: Query<'allGaps'> & { limit?: number },
    sees: Visibility,
  ): Promise<GapsResponse> {
    const { scope } = await this.#scope(query, sees);
    return { items: await listCommonGaps(this.#knex, scope, query) };
  }

  async services(
    query: Query<'services'>,
    sees: Visibility,
  ): Promise<OrgPage<ListedOrgService>> {
    const { hierarchy, scope } = await this.#scope(query, sees);
    const keys = SERVICE_KEYS[query.order];
    const filter = { ...query, sinceDay: this.#today() - query.period };
    const page = await listServices(this.#knex, scope, {
      ...filter,
      after: decodePageEnd(query.cursor, keys),
    });
    const listed = toOrgPage(page, query.limit);
    return {
      ...listed,
      items: listed.items.map(item => ({
        ...item,
        domain: hierarchy.domainOf(item.system),
      })),
    };
  }

  async unlinked(
    query: ScopeQuery,
    sees: Visibility,
  ): Promise<UnlinkedResponse> {
    const { scope } = await this.#scope(query, sees);
    const owners = await countUnlinked(this.#knex, scope, MAX_OWNERS + 1);
    return {
      owners: owners.slice(0, MAX_OWNERS),
      truncated: owners.length > MAX_OWNERS,
    };
  }

  async ownershipFunnel(
    query: ScopeQuery,
    sees: Visibility,
  ): Promise<OwnershipFunnelResponse> {
    const { scope } = await this.#scope(query, sees);
    return countOwnership(this.#knex, scope);
  }

  async ownershipGaps(
    query: Query<'ownershipGaps'>,
    sees: Visibility,
  ): Promise<OrgPage<OwnershipGap>> {
    const { scope } = await this.#scope(query, sees);
    const after = decodePageEnd(query.cursor, OWNERSHIP_KEYS);
    const page = await listOwnershipGaps(this.#knex, scope, {
      ...query,
      after,
    });
    return toOrgPage(page, query.limit);
  }

  async slo(query: ScopeQuery, sees: Visibility): Promise<SloCoverageResponse> {
    const { scope } = await this.#scope(query, sees);
    return countSlo(this.#knex, scope);
  }

  async usage(
    query: Query<'usage'>,
    sees: Visibility,
  ): Promise<OrgPage<Usage>> {
    const { scope } = await this.#scope(query, sees);
    const after = decodePageEnd(query.cursor, USAGE_KEYS);
    const page = await listUsages(this.#knex, scope, { ...query, after });
    return toOrgPage(page, query.limit);
  }

  async usageServices(
    query: Query<'usageServices'>,
    sees: Visibility,
  ): Promise<OrgPage<UsageService>> {
    const { scope } = await this.#scope(query, sees);
    const after = decodePageEnd(query.cursor, USAGE_SERVICE_KEYS);
    const page = await listUsageServices(this.#knex, scope, {
      ...query,
      after,
    });
    return toOrgPage(page, query.limit);
  }

  async facts(
    query: Query<'facts'>,
    sees: Visibility,
  ): Promise<OrgPage<AuditFacts>> {
    const { scope } = await this.#scope({}, sees);
    const after = decodePageEnd(query.cursor, FACT_KEYS);
    const page = await listFacts(this.#knex, scope, { ...query, after });
    return toOrgPage(page, query.limit);
  }

  async #scope(query: ScopeQuery, sees: Visibility) {
    const [keys, isWhole] = await Promise.all([
      listOrgKeys(this.#knex),
      hasAllKeys(this.#knex),
    ]);
    const hierarchy = Hierarchy.create(keys, { readable: sees.keys, isWhole });
    return { hierarchy, scope: toScope(query, hierarchy, sees) };
  }

  #today(): number {
    return dayOf(this.#now());
  }
}

/** Rows of a heatmap below what is asked for; what lies above has more than these services. */
function rowsWithin(
  query: ScopeQuery & { by: OrgBreakdown },
  hierarchy: Hierarchy,
): ReadonlySet<string> | undefined {
  if (query.by !== 'group' && query.by !== 'domain') return undefined;
  const ref = query[query.by];
  if (ref === undefined || ref === NONE) return undefined;
  return new Set(hierarchy.downFrom(ref));
}

/** Described by title, with everything above it. */
function withAllAbove(refs: string[], hierarchy: Hierarchy): OrgKey[] {
  const all = new Set(refs.flatMap(ref => hierarchy.upFrom(ref)));
  return [...all].sort().map(ref => hierarchy.describe(ref));
}

/** Services that moved, as they are told; one that went meanwhile is left out. */
function toMovers(
  movements: Movement[],
  described: Map<number, ServiceDescription>,
): Mover[] {
  return movements.flatMap(({ id, score, change }) => {
    const service = described.get(id);
    if (!service || change === null) return [];
    const before = Math.round((score - change) * 10) / 10;
    return [{ ...service, before, score, change }];
  });
}

/** Where more follows, a full page has a cursor. */
function toOrgPage<T>(
  { rows, totalItems }: Page<T>,
  limit: number,
): OrgPage<T> {
  const last = rows[limit - 1];
  return {
    items: rows.map(({ item }) => item),
    totalItems,
    pageInfo: last ? { nextCursor: encodePageEnd(last.end) } : {},
  };
}
