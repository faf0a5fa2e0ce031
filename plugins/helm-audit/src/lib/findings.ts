import {
  AuditReport,
  DimensionId,
  Finding,
  Outcome,
  RuleReport,
  Severity,
  compareSeverity,
} from '@helm-audit/plugin-helm-audit-common';

/** A finding together with the rule it violates. */
export interface ListedFinding {
  finding: Finding;
  rule: RuleReport;
}

/** What a reader narrowed the list down to. Empty sets let everything through. */
export interface FindingFilters {
  query: string;
  severities: ReadonlySet<Severity>;
  dimensions: ReadonlySet<DimensionId>;
}

/** Lets everything through. */
export const NO_FILTERS: FindingFilters = {
  query: '',
  severities: new Set(),
  dimensions: new Set(),
};

/** All findings of a report that count, or those that are waived; most severe first. */
export function listFindings(
  report: AuditReport,
  options: { waived: boolean } = { waived: false },
): ListedFinding[] {
  return report.rules
    .flatMap(rule => rule.findings.map(finding => ({ rule, finding })))
    .filter(({ finding }) => Boolean(finding.waiver) === options.waived)
    .sort((a, b) => compareSeverity(a.finding.severity, b.finding.severity));
}

/** Rules with one of the outcomes; most severe first. */
export function listRules(
  report: AuditReport,
  outcomes: Outcome[],
): RuleReport[] {
  return report.rules
    .filter(rule => outcomes.includes(rule.outcome))
    .sort((a, b) => compareSeverity(a.severity, b.severity));
}

/** Finds the findings that a blocker or a recommendation points to, in its order. */
export function resolveFingerprints(
  report: AuditReport,
  fingerprints: string[],
): ListedFinding[] {
  const all = listFindings(report);
  return fingerprints.flatMap(fingerprint =>
    all
      .filter(({ finding }) => finding.fingerprint === fingerprint)
      .slice(0, 1),
  );
}

/** Something that can be searched and filtered: a finding or a rule without one. */
export interface Filterable {
  severity: Severity;
  dimension: DimensionId;
  /** All that the search field looks at. */
  text: string;
}

/** What the filters see of a finding. */
export function describeFinding({ finding, rule }: ListedFinding): Filterable {
  const { subject, location } = finding;
  return {
    severity: finding.severity,
    dimension: rule.dimension,
    text: [
      finding.message,
      finding.remediation,
      finding.valuesKey,
      finding.field,
      subject.kind,
      subject.name,
      subject.container,
      subject.subchart,
      location.file,
      rule.id,
      rule.title,
    ].join('\n'),
  };
}

/** What the filters see of a rule. */
export function describeRule(rule: RuleReport): Filterable {
  return {
    severity: rule.severity,
    dimension: rule.dimension,
    text: [rule.id, rule.title, rule.reason].join('\n'),
  };
}

/** Keeps what all filters let through. Every word of the query must occur. */
export function applyFilters<T>(
  items: T[],
  describe: (item: T) => Filterable,
  filters: FindingFilters,
): T[] {
  const words = filters.query.toLowerCase().split(/\s+/).filter(Boolean);
  return items.filter(item => {
    const { severity, dimension, text } = describe(item);
    const haystack = text.toLowerCase();
    return (
      (!filters.severities.size || filters.severities.has(severity)) &&
      (!filters.dimensions.size || filters.dimensions.has(dimension)) &&
      words.every(word => haystack.includes(word))
    );
  });
}

/** Puts a value into a set, or takes it out when it is in. */
export function toggle<T>(set: ReadonlySet<T>, value: T): ReadonlySet<T> {
  const next = new Set(set);
  if (!next.delete(value)) next.add(value);
  return next;
}
