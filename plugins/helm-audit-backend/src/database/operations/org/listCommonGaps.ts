import {
  CommonGap,
  DimensionId,
  SEVERITIES,
} from '@helm-audit/plugin-helm-audit-common';
import { Knex } from 'knex';
import { forEachGap } from '../../../org/packedGaps';
import { OrgRuleRow, ServiceGapsRow } from '../../orgTables';
import { OrgScope, selectServices } from './scope';

/** What services that fail one rule add up to. */
interface GapSum {
  ruleKey: number;
  /** The worst: 0 is critical, 3 is low. */
  severity: number;
  services: number;
  lifted: number;
  held: number;
  /** In hundredths of a point. */
  lift: number;
}

/** Which gaps are listed. */
export interface GapsFilter {
  /** Only those of this dimension. */
  dimension?: DimensionId;
  /** All where absent. */
  limit?: number;
}

/** The rules that services fail, those whose mending lifts most in all first. */
export async function listCommonGaps(
  knex: Knex,
  scope: OrgScope,
  { dimension, limit }: GapsFilter = {},
): Promise<CommonGap[]> {
  const rows: Array<Pick<ServiceGapsRow, 'gaps'>> = await selectServices(
    knex,
    scope,
  )
    .join('service_gaps as g', 'g.service_id', 's.id')
    .select('g.gaps');
  const rules = await knex<OrgRuleRow>('org_rules')
    .select('id', 'rule_id', 'title', 'dimension')
    .where(dimension === undefined ? {} : { dimension });
  const byKey = new Map(rules.map(rule => [rule.id, rule]));
  return addUp(rows.map(({ gaps }) => gaps))
    .flatMap(sum => {
      const rule = byKey.get(sum.ruleKey);
      return rule ? [{ sum, rule }] : [];
    })
    .sort(
      ({ sum: a }, { sum: b }) =>
        b.lift - a.lift || b.services - a.services || a.ruleKey - b.ruleKey,
    )
    .slice(0, limit)
    .map(({ sum, rule }) => toCommonGap(sum, rule));
}

function addUp(packed: Buffer[]): GapSum[] {
  // By the keys of the rules, which are small numbers.
  const sums: GapSum[] = [];
  const add = (
    ruleKey: number,
    severity: number,
    lift: number,
    isHeld: boolean,
  ) => {
    const sum = (sums[ruleKey] ??= {
      ruleKey,
      severity,
      services: 0,
      lifted: 0,
      held: 0,
      lift: 0,
    });
    if (severity < sum.severity) sum.severity = severity;
    sum.services += 1;
    if (lift > 0) sum.lifted += 1;
    if (lift > 0 && isHeld) sum.held += 1;
    sum.lift += lift;
  };
  packed.forEach(gaps => forEachGap(gaps, add));
  return Object.values(sums);
}

function toCommonGap(
  { severity, services, lifted, held, lift }: GapSum,
  rule: OrgRuleRow,
): CommonGap {
  return {
    ruleId: rule.rule_id,
    title: rule.title,
    dimension: rule.dimension,
    severity: SEVERITIES[severity],
    services,
    lifted,
    held,
    averageLift: lifted > 0 ? Math.round(lift / lifted) / 100 : 0,
    totalLift: lift / 100,
  };
}
