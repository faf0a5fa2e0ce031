import {
  AuditReport,
  DimensionId,
  GOLDEN_SIGNALS,
  GoldenSignal,
  OWNERSHIP_GAPS,
  OWNERSHIP_RUNGS,
  OwnershipGap,
  OwnershipGapKind,
  OwnershipReport,
  OwnershipRungId,
  RungState,
  SEVERITIES,
  SIGNAL_STRENGTHS,
  SignalStrength,
  SloGaps,
} from '@helm-audit/plugin-helm-audit-common';
import {
  DIMENSION_IDS,
  dimensionColumn,
  FiguresRow,
  gapColumn,
  rungColumn,
  signalColumn,
} from '../database/orgTables';
import { columnsOf, recordOf } from '../recordOf';
import { countRetired } from './countRetired';
import { findUsages, UsedThing } from './usages';

/** Raised when figures are added or counted otherwise: then all are taken again. */
export const FIGURES_VERSION = 4;

/** More evidence than this helps nobody in a list. */
const MAX_CONTRADICTIONS = 3;
const MAX_EVIDENCE = 5;

/** What was seen to be missing; what could not be seen is no gap. */
const GAP_TESTS: Record<
  OwnershipGapKind,
  (
    states: Record<OwnershipRungId, RungState>,
    contradictions: number,
  ) => boolean
> = {
  orphan: ({ named }) => named === 'missing',
  individual: ({ named, real }) => named === 'met' && real === 'missing',
  unreachable: ({ reachable }) => reachable === 'missing',
  'no-on-call': states => states['on-call'] === 'missing',
  contradiction: (states, contradictions) =>
    contradictions > 0 || Object.values(states).includes('contradicted'),
  'not-enforced': ({ enforced }) => enforced === 'missing',
  'not-operable': ({ operable }) => operable === 'missing',
};

/** A rule that a report fails. */
export interface GapFigures {
  ruleId: string;
  title: string;
  dimension: DimensionId;
  /** 0 is critical, 3 is low. */
  severity: number;
  /** In hundredths of a point. */
  lift: number;
  /** Whether the score only rises once something else is mended too. */
  isHeld: boolean;
}

/** What the lists of ownership gaps show beside figures. */
export type OwnershipDetails = Pick<
  OwnershipGap,
  'sentence' | 'contradictions' | 'suggestedOwner'
>;

/** What is kept of a report so that no report is read to answer for many services. */
export interface ReportFigures {
  columns: Omit<FiguresRow, 'service_id' | 'history_id'>;
  gaps: GapFigures[];
  usages: UsedThing[];
  ownership: OwnershipDetails;
}

/** The score that counts: none where too little was seen for a grade. */
export function countedScore(
  score: number | null,
  grade: string | null,
): number | null {
  return grade === null ? null : score;
}

/** Takes the figures from a report. */
export function figuresOf(report: AuditReport): ReportFigures {
  const { score } = report;
  return {
    columns: {
      version: FIGURES_VERSION,
      tier: report.tier.value,
      score: countedScore(score.overall, score.grade),
      grade: score.grade,
      coverage: score.coverage,
      incomplete: report.incomplete,
      blockers: report.summary.blockers.length,
      ...score.findings,
      ...dimensionFigures(report),
      ...ownershipFigures(report.ownership),
      ...sloFigures(report.slo),
      ...dependencyFigures(report),
      audited_at: new Date(report.auditedAt),
    },
    gaps: findGaps(report),
    usages: findUsages(report.dependencies),
    ownership: ownershipDetails(report.ownership),
  };
}

/** Of what has no score of its own, neither: averages of both are then of the same services. */
function dimensionFigures({ score }: AuditReport) {
  const scores = new Map(score.dimensions.map(each => [each.id, each.score]));
  return columnsOf(DIMENSION_IDS, dimensionColumn, id =>
    countedScore(scores.get(id) ?? null, score.grade),
  );
}

function findGaps({ roadmap, score }: AuditReport): GapFigures[] {
  return roadmap.phases
    .flatMap(phase => phase.items)
    .map(item => ({
      ruleId: item.ruleId,
      title: item.title,
      dimension: item.dimension,
      severity: SEVERITIES.indexOf(item.severity),
      lift: score.grade === null ? 0 : Math.round(item.lift * 100),
      isHeld: item.held !== undefined,
    }));
}

function ownershipFigures(ownership: OwnershipReport) {
  const states = rungStates(ownership);
  const missing = new Set(
    ownershipGapsOf(states, ownership.contradictions.length),
  );
  return {
    ownership_level: ownership.level,
    ownership_at_least: ownership.atLeast,
    first_gap: OWNERSHIP_RUNGS.find(id => states[id] !== 'met') ?? null,
    contradictions: ownership.contradictions.length,
    ...columnsOf(OWNERSHIP_RUNGS, rungColumn, id => states[id]),
    ...columnsOf(OWNERSHIP_GAPS, gapColumn, kind => missing.has(kind)),
  };
}

function rungStates({
  rungs,
}: OwnershipReport): Record<OwnershipRungId, RungState> {
  const found = new Map(rungs.map(({ id, state }) => [id, state]));
  return recordOf(OWNERSHIP_RUNGS, id => found.get(id) ?? 'unknown');
}

function ownershipGapsOf(
  states: Record<OwnershipRungId, RungState>,
  contradictions: number,
): OwnershipGapKind[] {
  return OWNERSHIP_GAPS.filter(kind => GAP_TESTS[kind](states, contradictions));
}

function ownershipDetails(ownership: OwnershipReport): OwnershipDetails {
  const { sentence, contradictions, suggestedOwner } = ownership;
  return {
    sentence,
    contradictions: contradictions
      .slice(0, MAX_CONTRADICTIONS)
      .map(({ sides }) => sides),
    suggestedOwner: suggestedOwner
      ? {
          ...suggestedOwner,
          evidence: suggestedOwner.evidence.slice(0, MAX_EVIDENCE),
        }
      : null,
  };
}

function sloFigures({ state, workloads }: SloGaps) {
  const serving = workloads.filter(({ serves }) => serves);
  const strengthOf = (signal: GoldenSignal): SignalStrength | null => {
    const cells = serving.flatMap(({ cells: all }) =>
      all.filter(cell => cell.signal === signal),
    );
    const known = cells.filter(
      cell => cell.strength !== 'none' || cell.unseen === undefined,
    );
    const weakest = SIGNAL_STRENGTHS.find(strength =>
      known.some(cell => cell.strength === strength),
    );
    // One that is watched by nothing decides, whatever may be with the others.
    if (weakest === 'none' || known.length === cells.length) {
      return weakest ?? null;
    }
    return null;
  };
  return {
    serves: state === 'known' && serving.length > 0,
    ...columnsOf(GOLDEN_SIGNALS, signalColumn, strengthOf),
  };
}

function dependencyFigures({ dependencies }: AuditReport) {
  const { components, counts, sources } = dependencies;
  const asked = sources.some(
    ({ id, state }) => id === 'osv' && (state === 'fresh' || state === 'stale'),
  );
  return {
    dep_charts: counts.charts,
    dep_images: counts.images,
    dep_trouble: counts.trouble,
    dep_unknown: counts.unknown,
    dep_retired: countRetired(dependencies),
    dep_vulnerable: asked
      ? components.filter(({ vulnerabilities = [] }) => vulnerabilities.length)
          .length
      : null,
  };
}
