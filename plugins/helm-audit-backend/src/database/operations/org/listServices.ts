import {
  CountedAs,
  DimensionId,
  Grade,
  OrgService,
  ScoreMove,
  SEVERITIES,
  ServiceOrder,
  SeverityCounts,
  WatchedSignal,
} from '@helm-audit/plugin-helm-audit-common';
import { Knex } from 'knex';
import { recordOf } from '../../../recordOf';
import {
  Absent,
  DIMENSION_IDS,
  DimensionColumn,
  dimensionColumn,
  FiguresRow,
  ListedServiceRow,
  ServiceRow,
} from '../../orgTables';
import { QueueRow } from '../../tables';
import { toDate } from '../../time';
import { whereCounted } from './whereCounted';
import { orderAs, Page, pageBy, PageEnd, SortKey, readPage } from './page';
import { selectMoved } from './listMovements';
import { EFFECTIVE_TIER, OrgScope, selectServices } from './scope';
import { CHANGE_SINCE, firstBefore } from './scoreBefore';
import { whereOwner } from './whereOwner';
import { whereWatched } from './whereWatched';

/** A service as it is listed, but for its domain, which is that of its system. */
export type ListedService = Omit<OrgService, 'domain'>;

/** Which services are listed. */
export interface ServicesFilter {
  link?: 'linked' | 'unlinked' | 'all';
  counted?: CountedAs | 'unaudited';
  grade?: Grade;
  moved?: ScoreMove;
  /** Day that changes are counted from. */
  sinceDay: number;
  /** Only those that fail this rule. */
  rule?: string;
  /** Only those with this owner; `null` where nobody is named. */
  owner?: string | null;
  watched?: WatchedSignal;
}

/** How services are listed. */
export interface ServicesOptions extends ServicesFilter {
  order: ServiceOrder;
  after?: PageEnd;
  limit: number;
}

type Key = 'sort_name' | 'id' | 'score' | 'change' | 'effective_tier';

const NAME: Array<SortKey<Key>> = [
  { sql: 'sort_name', type: 'text', order: 'asc' },
  { sql: 'id', type: 'integer', order: 'asc' },
];
/** What services are ordered by. */
export const SERVICE_KEYS: Record<ServiceOrder, Array<SortKey<Key>>> = {
  name: NAME,
  '-name': [
    { sql: 'sort_name', type: 'text', order: 'desc' },
    { sql: 'id', type: 'integer', order: 'desc' },
  ],
  score: [
    { sql: 'score', type: 'number', order: 'asc', nullable: true },
    ...NAME,
  ],
  '-score': [
    { sql: 'score', type: 'number', order: 'desc', nullable: true },
    ...NAME,
  ],
  change: [
    { sql: 'change', type: 'number', order: 'asc', nullable: true },
    ...NAME,
  ],
  '-change': [
    { sql: 'change', type: 'number', order: 'desc', nullable: true },
    ...NAME,
  ],
  tier: [
    { sql: 'effective_tier', type: 'integer', order: 'asc' },
    { sql: 'score', type: 'number', order: 'asc', nullable: true },
    ...NAME,
  ],
  '-tier': [
    { sql: 'effective_tier', type: 'integer', order: 'desc' },
    { sql: 'score', type: 'number', order: 'asc', nullable: true },
    ...NAME,
  ],
};

type ListedRow = ListedServiceRow &
  Pick<ServiceRow, 'linked'> &
  Absent<
    Pick<
      FiguresRow,
      | 'score'
      | 'grade'
      | 'coverage'
      | 'incomplete'
      | 'blockers'
      | 'audited_at'
      | keyof SeverityCounts
      | DimensionColumn
    > &
      Pick<QueueRow, 'state'>
  > & { change: number | null };

/** A page of services with the figures of their last reports. */
export async function listServices(
  knex: Knex,
  scope: OrgScope,
  options: ServicesOptions,
): Promise<Page<ListedService>> {
  const keys = SERVICE_KEYS[options.order];
  const byChange = options.order.endsWith('change');
  const services = filtered(knex, scope, options)
    .select('s.id', 's.sort_name', 'f.score')
    .select(knex.raw(`${EFFECTIVE_TIER} as effective_tier`));
  const withChange = (query: Knex.QueryBuilder) =>
    withChanges(knex, options.sinceDay, query);
  // Only rows that are ordered by their change need it before the page is cut out.
  const page = byChange
    ? pageBy(withChange(services), keys, options)
    : withChange(
        pageBy(knex.from(services.as('o')).select('*'), keys, options),
      );
  return readPage<Key, ListedRow, ListedService>(
    withDetails(knex, page).modify(orderAs('c', keys)),
    keys,
    toService,
    filtered(knex, scope, options),
  );
}

function filtered(knex: Knex, scope: OrgScope, filter: ServicesFilter) {
  const query = selectServices(knex, scope);
  const { counted, grade, moved, rule, owner, watched, sinceDay } = filter;
  const { link = counted ? 'all' : 'linked' } = filter;
  if (link !== 'all') query.where('s.linked', link === 'linked');
  if (counted) whereCounted(query, counted);
  if (grade) query.where('f.grade', grade);
  if (owner !== undefined) whereOwner(query, owner);
  if (watched) whereWatched(query, watched);
  if (moved) {
    query.whereIn('s.id', selectMoved(knex, scope, moved, sinceDay));
  }
  if (rule !== undefined) {
    query.whereIn(
      's.id',
      knex('report_gaps as g')
        .join('org_rules as r', 'r.id', 'g.rule_key')
        .where('r.rule_id', rule)
        .select('g.service_id'),
    );
  }
  return query;
}

/** Adds the change of the score to services; each is looked up once, however often it is named. */
function withChanges(
  knex: Knex,
  sinceDay: number,
  services: Knex.QueryBuilder,
): Knex.QueryBuilder {
  const before = knex
    .from(services.as('s'))
    .select('s.*')
    .select(knex.raw('? as first_before', [firstBefore(knex, sinceDay)]));
  const changes = knex
    .from('before')
    .select('*', knex.raw(`${CHANGE_SINCE} as change`))
    .as('c');
  return knex.withMaterialized('before', before).from(changes).select('*');
}

/** Adds all else that a list shows to a page of services, as `c`. */
function withDetails(knex: Knex, page: Knex.QueryBuilder): Knex.QueryBuilder {
  return knex
    .from(page.as('c'))
    .join('services as s', 's.id', 'c.id')
    .leftJoin('service_figures as f', 'f.service_id', 'c.id')
    .leftJoin('audit_queue as q', 'q.entity_ref', 's.entity_ref')
    .select('c.*', 's.entity_ref', 's.title', 's.owner_ref', 's.system_ref')
    .select('s.lifecycle', 's.linked', 'q.state', 'f.grade', 'f.coverage')
    .select('f.incomplete', 'f.blockers', 'f.audited_at')
    .select(SEVERITIES.map(severity => `f.${severity}`))
    .select(DIMENSION_IDS.map(id => `f.${dimensionColumn(id)}`));
}

function toService(row: ListedRow): ListedService {
  return {
    entityRef: row.entity_ref,
    title: row.title,
    owner: row.owner_ref,
    system: row.system_ref,
    tier: row.effective_tier,
    lifecycle: row.lifecycle,
    state: row.linked ? row.state ?? 'queued' : null,
    score: row.score,
    grade: row.grade,
    coverage: row.coverage,
    incomplete: Boolean(row.incomplete),
    blockers: row.blockers ?? 0,
    findings: severityCounts(row),
    dimensions: dimensionScores(row),
    change: row.change,
    auditedAt:
      row.audited_at === null ? null : toDate(row.audited_at).toISOString(),
  };
}

/** Counts of findings by severity in a row of figures. */
export function severityCounts(row: Absent<SeverityCounts>): SeverityCounts {
  return recordOf(SEVERITIES, severity => row[severity] ?? 0);
}

/** Scores of the dimensions in a row of figures. */
export function dimensionScores(
  row: Record<DimensionColumn, number | null>,
): Record<DimensionId, number | null> {
  return recordOf(DIMENSION_IDS, id => row[dimensionColumn(id)]);
}
