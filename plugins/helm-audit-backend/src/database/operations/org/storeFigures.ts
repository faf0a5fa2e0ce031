import { AuditReport } from '@helm-audit/plugin-helm-audit-common';
import { Knex } from 'knex';
import { figuresOf, GapFigures, ReportFigures } from '../../../org/figures';
import { packGaps } from '../../../org/packedGaps';
import {
  FiguresRow,
  OrgRuleRow,
  ReportGapRow,
  ServiceGapsRow,
  ServiceOwnershipRow,
  ServiceRow,
  UsageRow,
} from '../../orgTables';
import { chunked } from '../../tables';
import { lockServices } from './lockServices';
import { rebuildChanges } from './rebuildChanges';

/** Stores the figures of a report in place of those of the one before, within a transaction. */
export async function storeFigures(
  knex: Knex,
  entityRef: string,
  report: AuditReport,
): Promise<void> {
  await replaceFigures(knex, entityRef, figuresOf(report));
}

/**
 * Stores figures in place of those of the report before, within a transaction. A service whose
 * link went while it was audited has none: they are taken from the report should it come back.
 */
export async function replaceFigures(
  knex: Knex,
  entityRef: string,
  figures: ReportFigures,
): Promise<void> {
  const id = await lockLinked(knex, entityRef);
  if (id === undefined) return;
  await knex<FiguresRow>('service_figures')
    .insert({ service_id: id, ...figures.columns })
    .onConflict('service_id')
    .merge();
  await knex<ServiceOwnershipRow>('service_ownership')
    .insert({ service_id: id, details: JSON.stringify(figures.ownership) })
    .onConflict('service_id')
    .merge();
  await replaceGaps(knex, id, figures.gaps);
  await knex<UsageRow>('usages').where({ service_id: id }).del();
  const usages = figures.usages.map(usage => ({ service_id: id, ...usage }));
  for (const chunk of chunked(usages)) {
    await knex<UsageRow>('usages').insert(chunk);
  }
  await rebuildChanges(knex, id, entityRef);
}

/** The id of a linked service; one that the sweep hasn't met yet is put down by its name. */
async function lockLinked(
  knex: Knex,
  entityRef: string,
): Promise<number | undefined> {
  const title = entityRef.slice(entityRef.indexOf('/') + 1);
  await knex<ServiceRow>('services')
    .insert({
      entity_ref: entityRef,
      title,
      sort_name: title,
      tier: 2,
      linked: true,
      hash: '',
    })
    .onConflict('entity_ref')
    .ignore();
  const [id] = await lockServices(
    knex,
    knex('services').where({ entity_ref: entityRef, linked: true }),
  );
  return id;
}

async function replaceGaps(
  knex: Knex,
  id: number,
  gaps: GapFigures[],
): Promise<void> {
  const keys = await ruleKeys(knex, gaps);
  const packed = gaps.flatMap(({ ruleId, severity, lift, isHeld }) => {
    const ruleKey = keys.get(ruleId);
    return ruleKey === undefined ? [] : [{ ruleKey, severity, lift, isHeld }];
  });
  await knex<ServiceGapsRow>('service_gaps')
    .insert({ service_id: id, gaps: packGaps(packed) })
    .onConflict('service_id')
    .merge();
  await knex<ReportGapRow>('report_gaps').where({ service_id: id }).del();
  const rows = packed.map(({ ruleKey }) => ({
    service_id: id,
    rule_key: ruleKey,
  }));
  for (const chunk of chunked(rows)) {
    await knex<ReportGapRow>('report_gaps').insert(chunk);
  }
}

/** Keys of rules in `org_rules`; those that are new or called otherwise are put there. */
async function ruleKeys(
  knex: Knex,
  gaps: GapFigures[],
): Promise<Map<string, number>> {
  const read = () =>
    knex<OrgRuleRow>('org_rules').whereIn(
      'rule_id',
      gaps.map(({ ruleId }) => ruleId),
    );
  const known = new Map((await read()).map(row => [row.rule_id, row.title]));
  const news = gaps
    .filter(({ ruleId, title }) => known.get(ruleId) !== title)
    .sort((a, b) => (a.ruleId < b.ruleId ? -1 : 1))
    .map(({ ruleId, title, dimension }) => ({
      rule_id: ruleId,
      title,
      dimension,
    }));
  for (const chunk of chunked(news)) {
    await knex<OrgRuleRow>('org_rules')
      .insert(chunk)
      .onConflict('rule_id')
      .merge();
  }
  return new Map((await read()).map(row => [row.rule_id, row.id]));
}
