import { DimensionId } from './dimensions';
import { Lift, ScoreHold } from './lift';
import { Severity } from './severity';

/** Items under a common title, in the order in which they are shown. */
export type ItemGroups<Id extends string> = ReadonlyArray<{
  title: string;
  items: ReadonlyArray<{ id: Id; title: string }>;
}>;

/** Ids of all items of the compliance checklist. */
export const COMPLIANCE_ITEMS = [
  'zero-impact',
  'critical-path-protection',
  'redundancy',
  'graceful-degradation',
  'golden-signals',
  'slo-definitions',
  'alert-coverage',
  'dashboard-integration',
  'kubernetes-best-practice',
  'security-standards',
  'industry-frameworks',
  'dependency-health',
  'community-contribution',
  'maintainer-respect',
] as const;

/** An item of the compliance checklist. */
export type ComplianceItemId = (typeof COMPLIANCE_ITEMS)[number];

/** Items of the compliance checklist, by group, in the order in which they are shown. */
export const COMPLIANCE_GROUPS: ItemGroups<ComplianceItemId> = [
  {
    title: 'Reliability standards',
    items: [
      { id: 'zero-impact', title: 'Zero-impact philosophy' },
      { id: 'critical-path-protection', title: 'Critical-path protection' },
      { id: 'redundancy', title: 'Redundancy' },
      { id: 'graceful-degradation', title: 'Graceful degradation' },
    ],
  },
  {
    title: 'Monitoring and observability',
    items: [
      { id: 'golden-signals', title: 'Golden signals' },
      { id: 'slo-definitions', title: 'SLI and SLO definitions' },
      { id: 'alert-coverage', title: 'Alert coverage' },
      { id: 'dashboard-integration', title: 'Dashboard integration' },
    ],
  },
  {
    title: 'Traditional standards',
    items: [
      { id: 'kubernetes-best-practice', title: 'Kubernetes best practice' },
      { id: 'security-standards', title: 'Security standards' },
      { id: 'industry-frameworks', title: 'Industry frameworks' },
    ],
  },
  {
    title: 'Open source responsibility',
    items: [
      { id: 'dependency-health', title: 'Dependency health' },
      { id: 'community-contribution', title: 'Community contribution' },
      { id: 'maintainer-respect', title: 'Maintainer respect' },
    ],
  },
];

/** Ids of all items of the risk assessment. */
export const RISK_ITEMS = [
  'critical-path-failure',
  'blast-radius-exposure',
  'capacity-overload',
  'monitoring-blind-spot',
  'availability-impact',
  'operational-burden',
  'failover-security',
  'production-ownership',
  'change-management',
  'incident-response',
  'oss-supply-chain',
  'community-relations',
  'knowledge-sharing',
] as const;

/** An item of the risk assessment. */
export type RiskItemId = (typeof RISK_ITEMS)[number];

/** Items of the risk assessment, by group, in the order in which they are shown. */
export const RISK_GROUPS: ItemGroups<RiskItemId> = [
  {
    title: 'Reliability',
    items: [
      { id: 'critical-path-failure', title: 'Critical-path failures' },
      { id: 'blast-radius-exposure', title: 'Blast-radius exposure' },
      { id: 'capacity-overload', title: 'Capacity overload' },
      { id: 'monitoring-blind-spot', title: 'Monitoring blind spots' },
    ],
  },
  {
    title: 'Security',
    items: [
      { id: 'availability-impact', title: 'Availability impact' },
      { id: 'operational-burden', title: 'Operational burden' },
      { id: 'failover-security', title: 'Failover security' },
    ],
  },
  {
    title: 'Operations',
    items: [
      { id: 'production-ownership', title: 'Production ownership' },
      { id: 'change-management', title: 'Change management' },
      { id: 'incident-response', title: 'Incident response' },
    ],
  },
  {
    title: 'Open source',
    items: [
      { id: 'oss-supply-chain', title: 'Supply chain' },
      { id: 'community-relations', title: 'Community relations' },
      { id: 'knowledge-sharing', title: 'Knowledge sharing' },
    ],
  },
];

/** Rules that speak for or against something, by what became of them; the weightiest first. */
export interface RuleEvidence {
  failed: string[];
  passed: string[];
  unknown: string[];
  waived: string[];
}

/**
 * `met` and `gap` were seen; `unknown` where too little could be decided; `notApplicable`
 * where no rule that is evidence for it has anything here to judge.
 */
export type ComplianceState = 'met' | 'gap' | 'unknown' | 'notApplicable';

/** One item of the compliance checklist, judged by the rules that are evidence for it. */
export interface ComplianceItem {
  id: ComplianceItemId;
  group: string;
  title: string;
  state: ComplianceState;
  /** What was found in this chart, in a sentence or two. */
  sentence: string;
  evidence: RuleEvidence;
}

/** How high a risk is: as the worst that was found, `low` when nothing was. */
export type RiskLevel = Severity | 'unknown' | 'notApplicable';

/** One item of the risk assessment. */
export interface RiskItem {
  id: RiskItemId;
  group: string;
  title: string;
  level: RiskLevel;
  sentence: string;
  /** Who is hit when the worst of it shows; absent when nothing was found. */
  blastRadius?: string;
  evidence: RuleEvidence;
}

/** Something that a dimension lacks. */
export interface DimensionGap {
  ruleId: string;
  title: string;
  severity: Severity;
  /** The first of its findings. */
  message: string;
  findings: number;
  action: string;
  effort: 'S' | 'M' | 'L';
}

/** One dimension: how it stands, what is missing, what that risks and what to do. */
export interface DimensionAnalysis {
  id: DimensionId;
  title: string;
  /** 0.0 to 10.0; `null` when nothing could be decided. */
  score: number | null;
  /** What was found, in a few sentences. */
  currentState: string[];
  /** The most severe first. */
  gaps: DimensionGap[];
  risk: RiskLevel;
  /** Who is hit when the worst gap shows; absent without one. */
  blastRadius?: string;
  /** What to do, in the order in which it pays. */
  recommendations: string[];
  /** Hours that closing all gaps takes, roughly; 0 without any. */
  hours: number;
  /** How hard that is: as the largest of the gaps. */
  complexity: 'none' | 'low' | 'medium' | 'high';
}

/** One thing to do, and when. */
export interface RoadmapItem extends Lift {
  ruleId: string;
  title: string;
  action: string;
  severity: Severity;
  dimension: DimensionId;
  effort: 'S' | 'M' | 'L';
  hours: number;
  findings: number;
  /** Rules of this roadmap that are to be done first, for this rests on them. */
  after: string[];
}

/** A phase of the roadmap. */
export interface RoadmapPhase {
  phase: 1 | 2 | 3;
  title: string;
  /** Such as `0–2 weeks`. */
  when: string;
  items: RoadmapItem[];
  hours: number;
  /** The overall score when this phase and those before it are done: the one to reckon with. */
  scoreAfter: number | null;
  /**
   * How that is known: `audited` where fixes do all of it, from the audit of a copy with them;
   * `counted` where rules that no proven fix mends are scored as passed.
   */
  basis: 'counted' | 'audited';
  /** What proven fixes do of it by themselves; absent where none was tried. */
  withFixes?: PhaseWithFixes;
}

/** A copy of the chart with the proven fixes of a phase and of those before it, audited. */
export interface PhaseWithFixes {
  /** How many fixes, of all these phases. */
  fixes: number;
  /** The overall score of the copy. */
  score: number | null;
  /** What holds the score of the copy down; absent where nothing does. */
  held?: ScoreHold;
}

/** The way to a chart that is ready. */
export interface Roadmap {
  phases: RoadmapPhase[];
  /** Hours until no finding of high severity or above is left, roughly. */
  hoursToReady: number;
}

/** Ids of all items of the section on culture and process. */
export const CULTURE_ITEMS = [
  'production-ownership',
  'reliability-reviews',
  'reliability-champions',
  'education',
  'community-engagement',
  'maintainer-empathy',
  'knowledge-sharing',
  'sponsorship',
] as const;

/** An item of the section on culture and process. */
export type CultureItemId = (typeof CULTURE_ITEMS)[number];

/** What the habits of a team show of themselves. */
export const CULTURE_GROUPS: ItemGroups<CultureItemId> = [
  {
    title: 'Reliability culture',
    items: [
      { id: 'production-ownership', title: 'Production ownership' },
      { id: 'reliability-reviews', title: 'Weekly reliability reviews' },
      { id: 'reliability-champions', title: 'Reliability champions' },
      { id: 'education', title: 'Education and onboarding' },
    ],
  },
  {
    title: 'Open source culture',
    items: [
      { id: 'community-engagement', title: 'Community engagement' },
      { id: 'maintainer-empathy', title: 'Maintainer empathy' },
      { id: 'knowledge-sharing', title: 'Knowledge sharing' },
      { id: 'sponsorship', title: 'Sponsorship and support' },
    ],
  },
];

/** One item on culture and process. */
export interface CultureItem {
  id: CultureItemId;
  group: string;
  title: string;
  /**
   * `seen` where the repository or the catalog shows it, `partly` where some of it is
   * missing, `missing` where rules found that it is not there, `unknown` where nothing tells.
   */
  state: 'seen' | 'partly' | 'missing' | 'unknown' | 'notApplicable';
  sentence: string;
  /** What to do next; absent where nothing is missing. */
  next?: string;
  /** Files that show it. */
  files: string[];
  evidence: RuleEvidence;
}

/** What an audit can't find out by itself. */
export const QUESTION_IDS = [
  'tier',
  'failure-tolerance',
  'monitoring',
  'capacity',
  'chaos',
  'open-source',
  'ownership',
] as const;

/** A question that only people can answer. */
export type QuestionId = (typeof QUESTION_IDS)[number];

/** A question that the audit could not answer by itself. */
export interface OpenQuestion {
  id: QuestionId;
  question: string;
  /** What the answer changes. */
  why: string;
  /** Rules that wait for it. */
  rules: string[];
  /** How to answer it in `.helm-audit.yaml`, ready to copy. */
  example: string;
}
