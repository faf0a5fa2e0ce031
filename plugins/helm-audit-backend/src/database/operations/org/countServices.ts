import { Grade, Tier } from '@helm-audit/plugin-helm-audit-common';
import { Knex } from 'knex';
import { StoredCount } from '../../orgTables';
import { StoredBoolean } from '../../tables';
import { EFFECTIVE_TIER, OrgScope, selectServices } from './scope';

/** Services that have all this in common, and how many they are. */
export interface ServiceCount {
  tier: Tier;
  linked: boolean;
  audited: boolean;
  /** Whether the last audit failed; only of services that were never audited. */
  failed: boolean;
  incomplete: boolean;
  score: number | null;
  grade: Grade | null;
  /** Whether there is a blocker. */
  blocked: boolean;
  /** Of all of them together. */
  blockers: number;
  services: number;
}

type CountRow = Pick<ServiceCount, 'tier' | 'score' | 'grade'> &
  Record<
    'linked' | 'audited' | 'failed' | 'incomplete' | 'blocked',
    StoredBoolean
  > &
  Record<'blockers' | 'services', StoredCount>;

/** Counts services by what tells them apart. There are few scores, so there are few rows. */
export async function countServices(
  knex: Knex,
  scope: OrgScope,
): Promise<ServiceCount[]> {
  const audited = 'f.service_id is not null';
  const failed = `f.service_id is null and q.state = 'failed'`;
  const rows: CountRow[] = await selectServices(knex, scope)
    .leftJoin('audit_queue as q', join =>
      join.on('q.entity_ref', 's.entity_ref').onNull('f.service_id'),
    )
    .select({ linked: 's.linked', score: 'f.score', grade: 'f.grade' })
    .select(
      knex.raw(`${EFFECTIVE_TIER} as tier`),
      knex.raw(`${audited} as audited`),
      knex.raw(`coalesce(${failed}, false) as failed`),
      knex.raw('coalesce(f.incomplete, false) as incomplete'),
      knex.raw('coalesce(f.blockers, 0) > 0 as blocked'),
      knex.raw('sum(coalesce(f.blockers, 0)) as blockers'),
      knex.raw('count(*) as services'),
    )
    .groupByRaw('1, 2, 3, 4, 5, 6, 7, 8');
  return rows.map(row => ({
    tier: row.tier,
    linked: Boolean(row.linked),
    audited: Boolean(row.audited),
    failed: Boolean(row.failed),
    incomplete: Boolean(row.incomplete),
    score: row.score,
    grade: row.grade,
    blocked: Boolean(row.blocked),
    blockers: Number(row.blockers),
    services: Number(row.services),
  }));
}
