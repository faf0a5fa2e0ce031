import { Tier } from '@helm-audit/plugin-helm-audit-common';
import { Knex } from 'knex';
import { ServiceRow, ServiceTagRow } from '../../orgTables';
import { chunked } from '../../tables';

/** What the catalog says of a service. */
export interface CatalogService {
  entityRef: string;
  title: string;
  owner: string | null;
  /** The owner, if that is a group. */
  group: string | null;
  system: string | null;
  tier: Tier;
  lifecycle: string | null;
  linked: boolean;
  tags: string[];
  /** Hash of all this. */
  hash: string;
}

/** Stores services that are new, or of which the catalog says something else than before. */
export async function upsertServices(
  knex: Knex,
  services: CatalogService[],
): Promise<void> {
  for (const chunk of chunked(services, 50)) {
    await knex.transaction(async tx => {
      await tx<ServiceRow>('services')
        .insert(chunk.map(toRow))
        .onConflict('entity_ref')
        .merge();
      await replaceTags(tx, chunk);
    });
  }
}

async function replaceTags(
  tx: Knex,
  services: CatalogService[],
): Promise<void> {
  const rows = await tx<ServiceRow>('services')
    .whereIn(
      'entity_ref',
      services.map(({ entityRef }) => entityRef),
    )
    .select('id', 'entity_ref');
  const byRef = new Map(services.map(each => [each.entityRef, each]));
  await tx<ServiceTagRow>('service_tags')
    .whereIn(
      'service_id',
      rows.map(({ id }) => id),
    )
    .del();
  const tags = rows.flatMap(row =>
    [...new Set(byRef.get(row.entity_ref)?.tags)].map(tag => ({
      service_id: row.id,
      tag,
    })),
  );
  for (const chunk of chunked(tags)) {
    await tx<ServiceTagRow>('service_tags').insert(chunk);
  }
}

function toRow(service: CatalogService): Omit<ServiceRow, 'id'> {
  return {
    entity_ref: service.entityRef,
    title: service.title,
    sort_name: service.title.toLocaleLowerCase('en-US'),
    owner_ref: service.owner,
    group_ref: service.group,
    system_ref: service.system,
    tier: service.tier,
    lifecycle: service.lifecycle,
    linked: service.linked,
    hash: service.hash,
    missing_since: null,
  };
}
