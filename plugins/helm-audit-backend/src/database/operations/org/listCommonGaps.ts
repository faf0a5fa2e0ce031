import { CommonGap, SEVERITIES } from '@helm-audit/plugin-helm-audit-common';
import { Knex } from 'knex';
import { inScope, OrgScope } from './scope';

/** The rules that services fail, those whose mending lifts most in all first. */
export async function listCommonGaps(
  knex: Knex,
  scope: OrgScope,
  limit?: number,
): Promise<CommonGap[]> {
  const common = knex('report_gaps as g')
    .where(inScope(knex, 'g.service_id', scope))
    .groupBy('g.rule_key')
    .select('g.rule_key')
    .select(
      knex.raw('min(g.severity) as severity'),
      knex.raw('count(*) as services'),
      knex.raw('count(nullif(g.lift, 0)) as lifted'),
      knex.raw('sum(g.lift) as lift'),
    )
    .as('common');
  const query = knex(common)
    .join('org_rules as r', 'r.id', 'common.rule_key')
    .orderBy([
      { column: 'common.lift', order: 'desc' },
      { column: 'common.services', order: 'desc' },
      { column: 'r.rule_id' },
    ])
    .select('common.*', 'r.rule_id', 'r.title', 'r.dimension');
  if (limit !== undefined) query.limit(limit);
  const rows: any[] = await query;
  return rows.map(row => {
    const lifted = Number(row.lifted);
    const totalLift = Number(row.lift) / 100;
    return {
      ruleId: row.rule_id,
      title: row.title,
      dimension: row.dimension,
      severity: SEVERITIES[row.severity],
      services: Number(row.services),
      lifted,
      averageLift:
        lifted > 0 ? Math.round((totalLift / lifted) * 100) / 100 : 0,
      totalLift,
    };
  });
}
