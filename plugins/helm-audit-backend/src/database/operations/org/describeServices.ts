import { Mover } from '@helm-audit/plugin-helm-audit-common';
import { Knex } from 'knex';
import { EFFECTIVE_TIER, selectServices } from './scope';

/** What a service is called, whose it is, and how much depends on it. */
export type ServiceDescription = Pick<
  Mover,
  'entityRef' | 'title' | 'owner' | 'tier'
>;

/** Describes a few services, by their ids. */
export async function describeServices(
  knex: Knex,
  ids: number[],
): Promise<Map<number, ServiceDescription>> {
  const rows: Array<ServiceDescription & { id: number }> = await selectServices(
    knex,
    {},
  )
    .whereIn('s.id', ids)
    .select('s.id', { entityRef: 's.entity_ref', title: 's.title' })
    .select({ owner: 's.owner_ref' })
    .select(knex.raw(`${EFFECTIVE_TIER} as tier`));
  return new Map(rows.map(({ id, ...service }) => [id, service]));
}
