import { CountedAs } from '@helm-audit/plugin-helm-audit-common';
import { Knex } from 'knex';

const FAILED = `exists (select 1 from audit_queue q
  where q.entity_ref = s.entity_ref and q.state = 'failed')`;

/** What makes a service count as something in a distribution. */
const CONDITIONS: Record<CountedAs | 'unaudited', string> = {
  audited: 'f.service_id is not null',
  unaudited: 'f.service_id is null',
  waiting: `s.linked and f.service_id is null and not ${FAILED}`,
  failed: `s.linked and f.service_id is null and ${FAILED}`,
  unlinked: 'not s.linked',
  incomplete: 'f.incomplete',
  ungraded: 'f.service_id is not null and f.grade is null',
  blocked: 'f.blockers > 0',
};

/** Narrows services `s` with their figures `f` down to those that are counted as something. */
export function whereCounted(
  query: Knex.QueryBuilder,
  counted: CountedAs | 'unaudited',
): void {
  query.whereRaw(CONDITIONS[counted]);
}
