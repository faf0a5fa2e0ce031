import {
  AuditFacts,
  GOLDEN_SIGNALS,
} from '@helm-audit/plugin-helm-audit-common';
import { Knex } from 'knex';
import { recordOf } from '../../../recordOf';
import { FiguresRow, ServiceRow, signalColumn } from '../../orgTables';
import { toDate } from '../../time';
import { dimensionScores, severityCounts } from './listServices';
import { Page, pageBy, PageEnd, SortKey, readPage } from './page';
import { OrgScope, selectServices } from './scope';

/** What the list is ordered by. */
export const FACT_KEYS: Array<SortKey<'entity_ref'>> = [
  { sql: 'entity_ref', type: 'text', order: 'asc' },
];

type FactsRow = FiguresRow & Pick<ServiceRow, 'entity_ref' | 'lifecycle'>;

/** A page of the figures of audited services, by entity reference. */
export async function listFacts(
  knex: Knex,
  scope: OrgScope,
  options: { after?: PageEnd; limit: number },
): Promise<Page<AuditFacts>> {
  const audited = () =>
    selectServices(knex, scope).whereNotNull('f.service_id');
  const services = audited().select('f.*', 's.entity_ref', 's.lifecycle');
  const rows = pageBy(
    knex.from(services.as('a')).select('*'),
    FACT_KEYS,
    options,
  );
  return readPage<'entity_ref', FactsRow, AuditFacts>(
    rows,
    FACT_KEYS,
    toFacts,
    audited(),
  );
}

function toFacts(row: FactsRow): AuditFacts {
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
    slo: recordOf(GOLDEN_SIGNALS, signal => row[signalColumn(signal)]),
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
