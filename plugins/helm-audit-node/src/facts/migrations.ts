import { listAt, stringAt } from '../json';
import type { Workload } from './workloads';

const MIGRATION =
  /(^|[^a-z])(migrat(e|ion|ions|or)s?|flyway|liquibase|alembic|goose|dbmate|sqitch|knex|atlas|schema-?(update|upgrade|setup))([^a-z]|$)/i;

/** Whether a workload looks like one that changes the schema of a database. */
export function isMigration({ resource, containers }: Workload): boolean {
  return [
    resource.name,
    ...containers.flatMap(({ name, spec }) => [
      name,
      stringAt(spec, 'image') ?? '',
      ...[...listAt(spec, 'command'), ...listAt(spec, 'args')].map(String),
    ]),
  ].some(text => MIGRATION.test(text));
}
