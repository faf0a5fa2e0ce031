import {
  DimensionId,
  Grade,
  Severity,
  Tier,
} from '@helm-audit/plugin-helm-audit-common';
import type { RuleSettings } from '../rules/options';

/** Scoring policy, as data. */
export interface Profile {
  id: string;
  /** Weight of each dimension in the overall score. */
  dimensions: Record<DimensionId, number>;
  /** Weight of a rule by its severity. */
  severities: Record<Severity, number>;
  /** Lowest overall score of each grade, best first. */
  grades: ReadonlyArray<{ grade: Grade; from: number }>;
  /** Least coverage, 0 to 1, with which a grade is given. */
  minimumCoverage: number;
  /** Highest overall score with an unwaived critical finding. */
  criticalCap: number;
  /** Severity of single rules, whatever the tier. */
  severityOverrides: Record<string, Severity>;
  /** Severity of single rules by tier, which wins over all else. */
  tierSeverities: Partial<Record<Tier, Record<string, Severity>>>;
  /** Options of single rules that are not to have their defaults. */
  ruleOptions?: RuleSettings;
}

/** Severity of a rule under a profile for a tier. */
export function severityOf(
  profile: Profile,
  rule: { id: string; severity: Severity },
  tier: Tier,
): Severity {
  return (
    profile.tierSeverities[tier]?.[rule.id] ??
    profile.severityOverrides[rule.id] ??
    rule.severity
  );
}
