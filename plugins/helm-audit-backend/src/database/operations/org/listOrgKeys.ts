import { Knex } from 'knex';

/** A group, system or domain of the catalog. */
export interface CatalogKey {
  ref: string;
  kind: 'group' | 'system' | 'domain';
  title: string;
  /** Group above a group, domain of a system or above a domain. */
  parent: string | null;
}

/** All groups, systems and domains. */
export async function listOrgKeys(knex: Knex): Promise<CatalogKey[]> {
  return knex('org_keys').select(
    'ref',
    'kind',
    'title',
    'parent_ref as parent',
  );
}
