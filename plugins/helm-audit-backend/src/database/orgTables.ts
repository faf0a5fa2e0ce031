import {
  DimensionId,
  DIMENSIONS,
  GoldenSignal,
  Grade,
  OwnershipGapKind,
  OwnershipRungId,
  RungState,
  SeverityCounts,
  SignalStrength,
  Tier,
  UsageKind,
} from '@helm-audit/plugin-helm-audit-common';
import { StoredBoolean, StoredTime } from './tables';

/** An id as columns write it. */
type Underscored<Id extends string> = Id extends `${infer Head}-${infer Tail}`
  ? `${Head}_${Underscored<Tail>}`
  : Id;

export type DimensionColumn = `score_${Underscored<DimensionId>}`;
export type RungColumn = `rung_${Underscored<OwnershipRungId>}`;
export type GapColumn = `gap_${Underscored<OwnershipGapKind>}`;
export type SignalColumn = `slo_${GoldenSignal}`;

/** Ids of the dimensions that have a column. */
export const DIMENSION_IDS: DimensionId[] = DIMENSIONS.map(({ id }) => id);

/** Column of the score of a dimension. */
export function dimensionColumn(id: DimensionId): DimensionColumn {
  return `score_${underscored(id)}`;
}

/** Column of the state of a rung. */
export function rungColumn(id: OwnershipRungId): RungColumn {
  return `rung_${underscored(id)}`;
}

/** Column that says whether something is missing to a clear owner. */
export function gapColumn(kind: OwnershipGapKind): GapColumn {
  return `gap_${underscored(kind)}`;
}

/** Column of the strength at which a golden signal is watched. */
export function signalColumn(signal: GoldenSignal): SignalColumn {
  return `slo_${signal}`;
}

function underscored<Id extends string>(id: Id): Underscored<Id> {
  return id.replace(/-/g, '_') as Underscored<Id>;
}

/** A number of rows as the drivers return it: PostgreSQL a text, SQLite a number. */
export type StoredCount = number | string;

/** A row that a left join may not have found. */
export type Absent<Row> = { [Column in keyof Row]: Row[Column] | null };

/** Row of `services`. */
export interface ServiceRow {
  id: number;
  entity_ref: string;
  title: string;
  sort_name: string;
  owner_ref: string | null;
  group_ref: string | null;
  system_ref: string | null;
  tier: Tier;
  lifecycle: string | null;
  linked: StoredBoolean;
  hash: string;
  missing_since: StoredTime | null;
}

/** What a list tells of each service beside its figures. */
export type ListedServiceRow = Pick<
  ServiceRow,
  | 'id'
  | 'sort_name'
  | 'entity_ref'
  | 'title'
  | 'owner_ref'
  | 'system_ref'
  | 'lifecycle'
> & { effective_tier: Tier };

/** Row of `service_tags`. */
export interface ServiceTagRow {
  service_id: number;
  tag: string;
}

/** Row of `org_keys`. */
export interface OrgKeyRow {
  ref: string;
  kind: 'group' | 'system' | 'domain';
  title: string;
  parent_ref: string | null;
}

/** Row of `org_sweeps`: the only one, once a sweep over the catalog has ended. */
export interface OrgSweepRow {
  id: 1;
  /** Whether the last sweep stored every group, system and domain of the catalog. */
  has_all_keys: StoredBoolean;
}

/** Row of `service_figures`. */
export interface FiguresRow
  extends SeverityCounts,
    Record<DimensionColumn, number | null>,
    Record<RungColumn, RungState>,
    Record<GapColumn, StoredBoolean>,
    Record<SignalColumn, SignalStrength | null> {
  service_id: number;
  version: number;
  tier: Tier;
  score: number | null;
  grade: Grade | null;
  coverage: number;
  incomplete: StoredBoolean;
  blockers: number;
  ownership_level: number;
  ownership_at_least: StoredBoolean;
  first_gap: OwnershipRungId | null;
  contradictions: number;
  serves: StoredBoolean;
  dep_charts: number;
  dep_images: number;
  dep_trouble: number;
  dep_unknown: number;
  dep_retired: number | null;
  dep_vulnerable: number | null;
  audited_at: StoredTime;
  history_id: number | null;
}

/** Row of `service_ownership`. */
export interface ServiceOwnershipRow {
  service_id: number;
  details: string;
}

/** Row of `org_rules`. */
export interface OrgRuleRow {
  id: number;
  rule_id: string;
  title: string;
  dimension: DimensionId;
}

/** Row of `report_gaps`. */
export interface ReportGapRow {
  service_id: number;
  rule_key: number;
}

/** Row of `service_gaps`. */
export interface ServiceGapsRow {
  service_id: number;
  gaps: Buffer;
}

/** Row of `usages`. */
export interface UsageRow {
  service_id: number;
  kind: UsageKind;
  name: string;
  version: string;
}

/** Row of `score_changes`. */
export interface ScoreChangeRow {
  service_id: number;
  day: number;
  before: number | null;
  change: number;
  scored: number;
}

/** Tables that keep what the last report and the history of a service say, by `service_id`. */
export const DERIVED_TABLES = [
  'service_figures',
  'service_ownership',
  'report_gaps',
  'service_gaps',
  'usages',
  'score_changes',
] as const;
