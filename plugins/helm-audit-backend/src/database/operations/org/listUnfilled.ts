import { Knex } from 'knex';
import { FIGURES_VERSION } from '../../../org/figures';

/** Services with a report whose figures are missing or were taken otherwise than today. */
export async function listUnfilled(
  knex: Knex,
  options: { except: string[]; limit: number },
): Promise<string[]> {
  return knex('services as s')
    .join('reports as r', 'r.entity_ref', 's.entity_ref')
    .leftJoin('service_figures as f', 'f.service_id', 's.id')
    .whereNull('s.missing_since')
    .where('s.linked', true)
    .whereRaw('coalesce(f.version, 0) <> ?', [FIGURES_VERSION])
    .whereNotIn('s.entity_ref', options.except)
    .orderBy('s.entity_ref')
    .limit(options.limit)
    .pluck('s.entity_ref');
}
