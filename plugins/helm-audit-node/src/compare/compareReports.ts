import {
  AuditReport,
  compareSeverity,
  Finding,
  RuleReport,
} from '@helm-audit/plugin-helm-audit-common';

/** A finding with the rule that made it. */
export interface ComparedFinding {
  ruleId: string;
  title: string;
  finding: Finding;
}

/** What changed between two reports on the same chart. */
export interface ReportComparison {
  before: AuditReport;
  after: AuditReport;
  /** Open findings that were not there before, the most severe first. */
  introduced: ComparedFinding[];
  /** Open findings of rules that could not decide before, so that they may be old. */
  newlyDecided: ComparedFinding[];
  /** Findings that were open before and are gone, the most severe first. */
  fixed: ComparedFinding[];
  /** Findings that were open before and are waived now. */
  waived: ComparedFinding[];
  /** Findings that are open in both. */
  remaining: ComparedFinding[];
  /**
   * Findings of before whose rule could not decide this time, so that nothing tells whether
   * they are gone.
   */
  undecided: ComparedFinding[];
  /** Why scores can't be compared; absent when they can. */
  caveat?: string;
}

/**
 * Compares two reports by the fingerprints of their findings, which neither reformatting, nor
 * a moved template, nor a new version changes.
 */
export function compareReports(
  before: AuditReport,
  after: AuditReport,
): ReportComparison {
  const earlier = openFindings(before);
  const later = openFindings(after);
  const known = new Set(earlier.map(fingerprint));
  const open = new Set(later.map(fingerprint));
  const waived = new Set(
    allFindings(after)
      .filter(({ finding }) => finding.waiver)
      .map(fingerprint),
  );
  const undecidedRules = undecidedIn(after);
  const undecidedBefore = undecidedIn(before);
  const added = later.filter(each => !known.has(fingerprint(each)));
  const gone = earlier.filter(each => !open.has(fingerprint(each)));
  const isWaived = (each: ComparedFinding) => waived.has(fingerprint(each));
  const isUndecided = ({ ruleId }: ComparedFinding) =>
    undecidedRules.has(ruleId);
  return {
    before,
    after,
    introduced: added.filter(({ ruleId }) => !undecidedBefore.has(ruleId)),
    newlyDecided: added.filter(({ ruleId }) => undecidedBefore.has(ruleId)),
    fixed: gone.filter(each => !isWaived(each) && !isUndecided(each)),
    waived: gone.filter(isWaived),
    remaining: later.filter(each => known.has(fingerprint(each))),
    undecided: gone.filter(each => !isWaived(each) && isUndecided(each)),
    caveat: whyNotComparable(before, after),
  };
}

/** Rules that could not decide. */
function undecidedIn({ rules }: AuditReport): ReadonlySet<string> {
  return new Set(
    rules
      .filter(({ outcome }) => outcome === 'unknown' || outcome === 'error')
      .map(({ id }) => id),
  );
}

function openFindings(report: AuditReport): ComparedFinding[] {
  return allFindings(report).filter(({ finding }) => !finding.waiver);
}

function allFindings({ rules }: AuditReport): ComparedFinding[] {
  return rules
    .flatMap(({ id, title, findings }: RuleReport) =>
      findings.map(finding => ({ ruleId: id, title, finding })),
    )
    .sort((a, b) => compareSeverity(a.finding.severity, b.finding.severity));
}

function fingerprint({ finding }: ComparedFinding): string {
  return finding.fingerprint;
}

function whyNotComparable(
  before: AuditReport,
  after: AuditReport,
): string | undefined {
  if (before.score.profile.hash !== after.score.profile.hash) {
    return 'The two were scored under different profiles, so their scores do not compare.';
  }
  if (before.engine.version !== after.engine.version) {
    return `The two come from different versions of the engine (${before.engine.version} and ${after.engine.version}), so some changes may be the engine's.`;
  }
  if (before.scenario.name !== after.scenario.name) {
    return `The two are about different scenarios (${before.scenario.name} and ${after.scenario.name}).`;
  }
  if (before.tier.value !== after.tier.value) {
    return `The two hold the chart to different tiers (${before.tier.value} and ${after.tier.value}).`;
  }
  return undefined;
}
