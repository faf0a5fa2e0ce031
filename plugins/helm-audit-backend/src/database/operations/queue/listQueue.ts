import { Knex } from 'knex';
import { QueueRow } from '../../tables';

/** What the planner knows of a queued entity. */
export interface KnownEntity {
  inputHash: string;
  missing: boolean;
}

/** All entities of the queue by their reference. */
export async function listQueue(knex: Knex): Promise<Map<string, KnownEntity>> {
  const rows = await knex<QueueRow>('audit_queue').select(
    'entity_ref',
    'input_hash',
    'missing_since',
  );
  return new Map(
    rows.map(row => [
      row.entity_ref,
      { inputHash: row.input_hash, missing: row.missing_since !== null },
    ]),
  );
}
