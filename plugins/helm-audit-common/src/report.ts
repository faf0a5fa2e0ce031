import {
  ComplianceItem,
  CultureItem,
  DimensionAnalysis,
  OpenQuestion,
  RiskItem,
  Roadmap,
} from './assessment';
import { Capability, Switch } from './capabilities';
import { DependencySection } from './dependencies';
import { DimensionId } from './dimensions';
import { Fix } from './fixes';
import { Lift } from './lift';
import { OwnershipReport } from './ownership';
import { SchemaCheckReport } from './schemaCheck';
import { Severity } from './severity';
import { SloGaps } from './slo';

/** Version of the report document. Raised in the first part when a reader must change. */
export const REPORT_SCHEMA_VERSION = '1.2';

/** Criticality tier of a service: 1 is the critical path. */
export type Tier = 1 | 2 | 3;

/** What became of a rule. `unknown` is never a pass and never a fail. */
export const OUTCOMES = [
  'pass',
  'fail',
  'notApplicable',
  'unknown',
  'error',
  'waived',
] as const;

/** What became of a rule in one audit. */
export type Outcome = (typeof OUTCOMES)[number];

/** Letter grade of a score. */
export type Grade = 'A' | 'B' | 'C' | 'D' | 'F';

/**
 * How exact a location is: `exact` names the line that sets the field, `parent` the nearest
 * enclosing line (the field is absent or comes from elsewhere), `template` only the file.
 */
export type LocationPrecision = 'exact' | 'parent' | 'template';

/** A few source lines around a location, secrets removed. */
export interface Snippet {
  /** Line number of the first line, counted from 1. */
  startLine: number;
  lines: string[];
}

/** Where a finding lies in the source. */
export interface FindingLocation {
  /** What `file` is relative to: the audited chart's folder, or the repository around it. */
  root: 'chart' | 'repository';
  file: string;
  /** Line counted from 1; absent when only the file is known. */
  line?: number;
  precision: LocationPrecision;
  /** Set for what is not there: the place is then where it belongs. */
  absent?: boolean;
  snippet?: Snippet;
}

/** What a finding is about. Kubernetes subjects carry kind and name; others only a kind. */
export interface FindingSubject {
  /** Kubernetes kind, or `Chart`, `Values`, `Template`, `Repository`, `Entity`. */
  kind: string;
  name?: string;
  namespace?: string;
  container?: string;
  /** Name of the subchart that the resource comes from; absent for the chart's own. */
  subchart?: string;
}

/** One violation of a rule. */
export interface Finding {
  message: string;
  severity: Severity;
  subject: FindingSubject;
  location: FindingLocation;
  /** Field of the rendered resource, such as `spec.template.spec.containers[0].image`. */
  field?: string;
  /** Values key that controls the field, such as `image.tag`. */
  valuesKey?: string;
  /** A few words that tell what to do about this one. */
  remediation: string;
  /** Stable across reformatting, moves and version bumps: made of rule, subject and field. */
  fingerprint: string;
  /** What mends it, as a trial render has proven. */
  switchOn?: Switch;
  /** Absent where no machine can mend it. */
  fix?: Fix;
  /** Why it was waived; absent when it counts. */
  waiver?: FindingWaiver;
}

/** Why a finding was accepted, and for how long. */
export interface FindingWaiver {
  reason: string;
  /** Where it is written down, such as `.helm-audit.yaml`, or `baseline`. */
  source: string;
  /** Last day on which it holds, in UTC, such as `2027-01-31`. */
  expires?: string;
}

/** Prose of a rule, as Markdown without its heading. */
export interface RuleDoc {
  whatItChecks: string;
  whyItMatters: string;
  howToFix: string;
  howToVerify: string;
  whenToWaive: string;
  references: string[];
}

/** A rule and what became of it. Every rule is listed, whatever its outcome. */
export interface RuleReport {
  id: string;
  dimension: DimensionId;
  title: string;
  /** Effective severity for this audit's tier. */
  severity: Severity;
  outcome: Outcome;
  /** Why the outcome is `unknown`, `notApplicable` or `error`. */
  reason?: string;
  /** How many subjects the rule visited. */
  subjects: number;
  findings: Finding[];
  /** Rough effort to fix: `S` within an hour, `M` within a day, `L` longer. */
  effort: 'S' | 'M' | 'L';
  /** Roadmap phase: 1 (0–2 weeks), 2 (2–6 weeks), 3 (6–12 weeks). */
  phase: 1 | 2 | 3;
  /** Prose for rules that failed; absent for the others to keep the document small. */
  doc?: RuleDoc;
}

/** How many rules of a dimension, or of all, ended with each outcome. */
export type OutcomeCounts = Record<Outcome, number>;

/** How many unwaived findings of each severity there are. */
export type SeverityCounts = Record<Severity, number>;

/** Score of one dimension. */
export interface DimensionScore {
  id: DimensionId;
  title: string;
  /** 0.0 to 10.0; `null` when nothing could be decided. */
  score: number | null;
  /** Share of the applicable rules' weight that was decided, 0 to 1. */
  coverage: number;
  /** Weight of the dimension in the overall score. */
  weight: number;
  outcomes: OutcomeCounts;
  findings: SeverityCounts;
}

/** The score of one audit under one profile. */
export interface Score {
  /** 0.0 to 10.0, one decimal; `null` when nothing could be decided. */
  overall: number | null;
  grade: Grade | null;
  /** Share of the applicable rules' weight that was decided, 0 to 1. */
  coverage: number;
  /** Set when a critical finding holds the score down. */
  cap?: { limit: number; uncapped: number; reason: string };
  dimensions: DimensionScore[];
  outcomes: OutcomeCounts;
  findings: SeverityCounts;
  profile: { id: string; hash: string };
}

/** Something that should be changed first, and what it would lift. */
export interface Recommendation extends Lift {
  ruleId: string;
  title: string;
  severity: Severity;
  dimension: DimensionId;
  /** What to do, in a few words. */
  action: string;
  effort: 'S' | 'M' | 'L';
  findings: number;
  fingerprints: string[];
}

/** A finding that alone keeps the service from being ready. */
export interface Blocker {
  ruleId: string;
  title: string;
  message: string;
  severity: Severity;
  /** Who or what is hit when it goes wrong, from facts of this chart. */
  blastRadius: string;
  action: string;
  findings: number;
  fingerprints: string[];
}

/** Why a report could not look at everything. */
export interface IncompleteReason {
  code:
    | 'render-failed'
    | 'missing-dependency'
    | 'invalid-manifest'
    | 'gatherer-failed'
    | 'nothing-deployed'
    | 'rule-error';
  /** What could not be seen. */
  message: string;
  /** What would make it visible. */
  fix: string;
}

/** The one document of an audit, from which every screen and format is drawn. */
export interface AuditReport {
  schemaVersion: string;
  engine: { name: 'helm-audit'; version: string };
  /** ISO 8601 time. Not part of the digest. */
  auditedAt: string;
  /** Milliseconds. Not part of the digest. */
  durationMs: number;
  /** Hash of all but `auditedAt` and `durationMs`. */
  digest: string;
  chart: {
    name: string;
    version: string;
    appVersion?: string;
    description?: string;
    type: 'application' | 'library' | 'manifests';
    /** Path of the chart within its repository, `.` at its root. */
    path: string;
  };
  entityRef?: string;
  tier: { value: Tier; source: 'option' | 'entity' | 'file' | 'default' };
  /** The set of values that was audited. */
  scenario: {
    name: string;
    /** Paths relative to the chart. */
    valuesFiles: string[];
    /** Where it is declared: a file's path, `.helm-audit.yaml`, `default values`. */
    source: string;
    /** The scenario that counts but does not render, so that this one stands in for it. */
    insteadOf?: { name: string; reason: string };
  };
  /** How the manifests were rendered; absent when nothing was. */
  renderer?: {
    helmVersion: string;
    kubeVersion: string;
    apiVersions: string[];
    manifests: number;
    /** Milliseconds. Not part of the digest. */
    durationMs: number;
  };
  /** Absent when nothing was rendered. */
  schemaCheck?: SchemaCheckReport;
  incomplete: boolean;
  incompleteReasons: IncompleteReason[];
  /** The open source that the chart builds on. */
  dependencies: DependencySection;
  /**
   * What the chart could render beside what it does, with the values that switch it on. Absent
   * where it could not be looked for, as in plain manifests.
   */
  capabilities?: Capability[];
  ownership: OwnershipReport;
  /** How well the golden signals of each service workload are watched. */
  slo: SloGaps;
  score: Score;
  summary: {
    /** One sentence written from evidence. */
    sentence: string;
    blockers: Blocker[];
    recommendations: Recommendation[];
  };
  /** One for each dimension, in their order. */
  gapAnalysis: DimensionAnalysis[];
  roadmap: Roadmap;
  compliance: ComplianceItem[];
  risks: RiskItem[];
  culture: CultureItem[];
  /** What only people can answer, and which rules wait for it. */
  questions: OpenQuestion[];
  rules: RuleReport[];
}
