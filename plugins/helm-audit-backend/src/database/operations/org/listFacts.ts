import {
  AuditFacts,
  GOLDEN_SIGNALS,
} from '@helm-audit/plugin-helm-audit-common';
import { Knex } from 'knex';
import { signalColumn } from '../../../org/figures';
import { toDate } from '../../time';
import { dimensionScores, severityCounts } from './listServices';
import { endOf, pageBy, PageEnd, SortKey } from './page';
import { OrgScope, selectServices } from './scope';

/** What the list is ordered by. */
export const FACT_KEYS: SortKey[] = [
  { sql: 'entity_ref', type: 'text', order: 'asc' },
];

/** A page of the figures of audited services, by entity reference. */
export async function listFacts(
  knex: Knex,
  scope: OrgScope,
  options: { after?: PageEnd; limit: number },
): Promise<Array<{ item: AuditFacts; end: PageEnd }>> {
  const services = selectServices(knex, scope)
    .whereNotNull('f.service_id')
    .select('f.*', 's.entity_ref', 's.lifecycle')
    .as('a');
  const rows: any[] = await pageBy(
    knex.from(services).select('*'),
    FACT_KEYS,
    options,
  );
  return rows.map(row => ({ item: toFacts(row), end: endOf(row, FACT_KEYS) }));
}

/** How many there are in all pages. */
export async function countFacts(knex: Knex, scope: OrgScope): Promise<number> {
  const [row] = await selectServices(knex, scope).count({
    count: 'f.service_id',
  });
  return Number(row.count);
}

function toFacts(row: any): AuditFacts {
  return {
    entityRef: row.entity_ref,
    tier: row.tier,
    lifecycle: row.lifecycle,
    score: row.score,
    grade: row.grade,
    coverage: row.coverage,
    incomplete: Boolean(row.incomplete),
    blockers: row.blockers,
    findings: severityCounts(row),
    dimensions: dimensionScores(row),
    ownership: {
      level: row.ownership_level,
      atLeast: Boolean(row.ownership_at_least),
      contradictions: row.contradictions,
    },
    // Without manifests it can't be told.
    serves: Boolean(row.serves) || (row.incomplete ? null : false),
    slo: Object.fromEntries(
      GOLDEN_SIGNALS.map(signal => [signal, row[signalColumn(signal)]]),
    ) as AuditFacts['slo'],
    dependencies: {
      charts: row.dep_charts,
      images: row.dep_images,
      trouble: row.dep_trouble,
      unknown: row.dep_unknown,
      retired: row.dep_retired,
      vulnerable: row.dep_vulnerable,
    },
    auditedAt: toDate(row.audited_at).toISOString(),
  };
}
