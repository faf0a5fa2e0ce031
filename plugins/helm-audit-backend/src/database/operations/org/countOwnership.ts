import {
  OWNERSHIP_GAPS,
  OWNERSHIP_RUNGS,
  OwnershipFunnelResponse,
  RUNG_STATES,
  UNMET_STATES,
} from '@helm-audit/plugin-helm-audit-common';
import { Knex } from 'knex';
import { recordOf } from '../../../recordOf';
import { gapColumn, rungColumn, StoredCount } from '../../orgTables';
import { OrgScope, selectServices } from './scope';

/** Counts services by the state of each rung, and by what is missing to a clear owner. */
export async function countOwnership(
  knex: Knex,
  scope: OrgScope,
): Promise<OwnershipFunnelResponse> {
  const counts = OWNERSHIP_RUNGS.flatMap((id, index) => [
    ...RUNG_STATES.map(state =>
      countWhere(knex, `f.${rungColumn(id)} = '${state}'`, `${index}_${state}`),
    ),
    countWhere(knex, `f.ownership_level > ${index}`, `${index}_reached`),
    ...UNMET_STATES.map(state =>
      countWhere(
        knex,
        `f.first_gap = '${id}' and f.${rungColumn(id)} = '${state}'`,
        `${index}_stopped_${state}`,
      ),
    ),
  ]);
  const gaps = OWNERSHIP_GAPS.map(kind =>
    countWhere(knex, `f.${gapColumn(kind)}`, `gap_${kind}`),
  );
  const [row]: Array<Record<string, StoredCount>> = await selectServices(
    knex,
    scope,
  )
    .count({ services: '*', audited: 'f.service_id' })
    .select(...counts, ...gaps);
  return {
    services: Number(row.services),
    audited: Number(row.audited),
    rungs: OWNERSHIP_RUNGS.map((id, index) => ({
      id,
      states: recordOf(RUNG_STATES, state => Number(row[`${index}_${state}`])),
      reached: Number(row[`${index}_reached`]),
      stopped: recordOf(UNMET_STATES, state =>
        Number(row[`${index}_stopped_${state}`]),
      ),
    })),
    gaps: recordOf(OWNERSHIP_GAPS, kind => Number(row[`gap_${kind}`])),
  };
}

function countWhere(knex: Knex, condition: string, name: string): Knex.Raw {
  return knex.raw(`count(case when ${condition} then 1 end) as ??`, [name]);
}
