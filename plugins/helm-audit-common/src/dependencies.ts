import { Severity } from './severity';

/** Services that may be asked about the open source that a chart builds on. */
export const DEPENDENCY_SOURCES = [
  'helmIndex',
  'ociRegistry',
  'depsDev',
  'scorecard',
  'osv',
  'endOfLife',
  'artifactHub',
] as const;

/** A service that may be asked about the open source that a chart builds on. */
export type DependencySourceId = (typeof DEPENDENCY_SOURCES)[number];

/**
 * How far a source's answers can be relied on. `fresh`: within their time. `stale`: from
 * earlier, for the source could not be asked again. `unavailable`: asked, no answer.
 * `disabled`: switched off. `idle`: switched on, and nothing here to ask it about.
 */
export type SourceState =
  | 'fresh'
  | 'stale'
  | 'unavailable'
  | 'disabled'
  | 'idle';

/** What became of one source in one audit. */
export interface DependencySourceStatus {
  id: DependencySourceId;
  /** Name for people, such as `OpenSSF Scorecard`. */
  name: string;
  state: SourceState;
  /** ISO 8601 time of the oldest answer that was used. */
  asOf?: string;
  /** Why it is unavailable, or what it was not asked. */
  reason?: string;
}

/** A chart dependency as the audit found it. */
export interface DependencyReport {
  name: string;
  version: string;
  repository?: string;
  alias?: string;
  /** Where it was found, or `missing`. */
  source: 'vendored' | 'file' | 'repository' | 'missing';
  path?: string;
}

/** How a project was found for a component. */
export const PROJECT_METHODS = [
  'image-label',
  'chart-sources',
  'chart-home',
  'curated',
  'index-urls',
  'artifact-hub',
  'pages-host',
  'registry-path',
] as const;

/** The upstream project of a component, and how sure that is. */
export interface ProjectReference {
  /** Such as `github.com/grafana/loki`. */
  id: string;
  method: (typeof PROJECT_METHODS)[number];
  confidence: 'high' | 'medium' | 'low';
}

/** A licence, as an SPDX expression where it is one. */
export interface LicenseReport {
  expression: string;
  isSpdx: boolean;
  /** Where it was read, such as `Chart.yaml` or `LICENSE`. */
  source: string;
}

/** What was found out of signatures, provenance or bills of materials. Present is not verified. */
export type ProofGrade = 'verified' | 'present' | 'absent';

/** The newest version of a component beside the one in use. */
export interface NewestVersion {
  version: string;
  /** ISO 8601 date. */
  releasedAt?: string;
  /** How far the one in use lies behind; `unknown` where versions don't compare. */
  behind: 'current' | 'patch' | 'minor' | 'major' | 'unknown';
  /** Since when a version that far ahead is to be had; ISO 8601 date. */
  behindSince?: string;
}

/** How often a component is released. */
export interface ReleaseCadence {
  /** Releases within the 365 days before the audit. */
  lastYear: number;
  /** ISO 8601 date. */
  lastReleaseAt: string;
}

/** Whether a release is still maintained. */
export interface EndOfLife {
  isEnded: boolean;
  /** ISO 8601 date of the end, past or to come. */
  date?: string;
  /** The product and its release, such as `redis 7.2`. */
  release: string;
}

/** A known vulnerability of the version in use. */
export interface KnownVulnerability {
  id: string;
  /** Names of the same one elsewhere, such as `CVE-2026-1234`. */
  aliases: string[];
  summary?: string;
  /** Base score of the newest CVSS version that is given, 0 to 10. */
  score?: number;
  severity?: Severity;
}

/** Something that ended an upstream. */
export interface UpstreamEventReport {
  what: string;
  /** Day or month, such as `2026-03-24`. */
  date: string;
  /** Public page that says so. */
  source: string;
  instead: string;
}

/** Something that is wrong with a dependency. */
export interface DependencyTrouble {
  kind:
    | 'retired'
    | 'archived'
    | 'deprecated'
    | 'end-of-life'
    | 'vulnerable'
    | 'outdated'
    | 'weak-upstream';
  severity: Severity;
  text: string;
}

/** What a component may say; each is either there or has a reason why it is unknown. */
export const COMPONENT_FACTS = [
  'version',
  'license',
  'project',
  'newest',
  'releasedAt',
  'cadence',
  'signature',
  'provenance',
  'sbom',
  'endOfLife',
  'vulnerabilities',
] as const;

/** Name of something that a component may say. */
export type ComponentFact = (typeof COMPONENT_FACTS)[number];

/** A chart or image that the audited chart builds on. */
export interface DependencyComponent {
  /** Unique in this report. */
  id: string;
  kind: 'chart' | 'image';
  name: string;
  /** The version in use; the tag of an image. */
  version?: string;
  /** Range that Chart.yaml asks for. */
  declared?: string;
  /** Such as `sha256:…`. */
  digest?: string;
  /** Chart repository, or the image's registry. */
  origin?: string;
  /** Package URL. */
  purl: string;
  /** Whether it lies in the audited repository itself, and so has no upstream elsewhere. */
  isOwn: boolean;
  /** 1 for what the chart itself names, 2 for what that brings along. */
  depth: number;
  /** Who uses it: a chart, or a container of a workload. */
  usedBy: string[];
  license?: LicenseReport;
  project?: ProjectReference;
  newest?: NewestVersion;
  /** When the version in use was released; ISO 8601 date. */
  releasedAt?: string;
  cadence?: ReleaseCadence;
  signature?: ProofGrade;
  provenance?: ProofGrade;
  sbom?: ProofGrade;
  endOfLife?: EndOfLife;
  vulnerabilities?: KnownVulnerability[];
  events: UpstreamEventReport[];
  /** What is wrong with it, the worst first. */
  troubles: DependencyTrouble[];
  /** Why something is not known. What does not apply stands in neither place. */
  unknown: Partial<Record<ComponentFact, string>>;
  /** `good` only where nothing is wrong and nothing is unknown; `own` is not judged. */
  verdict: 'trouble' | 'unknown' | 'good' | 'own';
}

/** What an upstream project may say. */
export type ProjectFact = 'scorecard' | 'license' | 'archived';

/** The project that components come from. */
export interface UpstreamProject {
  /** Such as `github.com/grafana/loki`. */
  id: string;
  url: string;
  /** Ids of the components that come from it. */
  components: string[];
  license?: LicenseReport;
  scorecard?: {
    /** 0 to 10. */
    score: number;
    /** ISO 8601 date of the scan. */
    date: string;
    /** Single checks from 0 to 10; those that did not run are left out. */
    checks: Array<{ name: string; score: number; reason: string }>;
  };
  isArchived?: boolean;
  /** Maintainers that the newest chart of the project names. */
  maintainers?: number;
  unknown: Partial<Record<ProjectFact, string>>;
}

/** The open source that a chart builds on, and how it fares. */
export interface DependencySection {
  /** Direct chart dependencies, as Chart.yaml names them. */
  chart: DependencyReport[];
  /** Charts at every depth and images, those in trouble first. */
  components: DependencyComponent[];
  projects: UpstreamProject[];
  sources: DependencySourceStatus[];
  counts: {
    charts: number;
    images: number;
    projects: number;
    /** Components by verdict. */
    trouble: number;
    unknown: number;
    good: number;
    own: number;
    /** Components of others of which something is not known, whatever their verdict. */
    unseen: number;
  };
  /** What could not be listed, and why. */
  gaps: string[];
}
