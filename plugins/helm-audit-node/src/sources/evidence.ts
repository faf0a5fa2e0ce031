import { DependencySourceStatus } from '@helm-audit/plugin-helm-audit-common';

/**
 * What a source says to one question. `value` is null where it was asked and knows nothing of
 * it, which is an answer.
 */
export type Answer<T> =
  | { state: 'fresh' | 'stale'; asOf: string; value: T | null }
  | { state: 'unavailable' | 'disabled' | 'withheld'; reason: string };

/** A version of a chart, as a chart repository lists it. */
export interface ChartRelease {
  version: string;
  appVersion?: string;
  /** ISO 8601 time; absent where the repository does not say. */
  created?: string;
  deprecated?: boolean;
  kubeVersion?: string;
}

/** A chart in a chart repository's index. */
export interface IndexedChart {
  /** Newest version first, by semantic versioning. */
  releases: ChartRelease[];
  /** Home and sources of the newest version. */
  upstream: string[];
  /** Where the newest version is downloaded from. */
  urls: string[];
  /** Maintainers of the newest version. */
  maintainers: number;
  license?: string;
}

/** What a registry says of one image or packed chart. */
export interface RegistryArtifact {
  /** Tags, as far as they were listed. */
  tags: string[];
  /** Whether there are more tags than were listed. */
  areTagsCut: boolean;
  digest?: string;
  /** What is attached to it; absent where that could not be looked up. */
  isSigned?: boolean;
  hasProvenance?: boolean;
  hasSbom?: boolean;
  /** Annotation `org.opencontainers.image.source`. */
  source?: string;
  license?: string;
  created?: string;
}

/** A project as deps.dev knows it. */
export interface DepsDevProject {
  license?: string;
  scorecard?: ScorecardResult;
}

/** A scan by OpenSSF Scorecard. */
export interface ScorecardResult {
  date: string;
  score: number;
  checks: Array<{ name: string; score: number; reason: string }>;
}

/** A vulnerability as OSV describes it. */
export interface OsvVulnerability {
  id: string;
  aliases: string[];
  summary?: string;
  /** CVSS vectors, such as `CVSS:3.1/AV:N/…`. */
  vectors: string[];
}

/** A release cycle as endoflife.date lists it. */
export interface ReleaseCycle {
  name: string;
  releaseDate?: string;
  isEol: boolean;
  eolFrom?: string;
  latest?: { version: string; date?: string };
}

/** A chart as Artifact Hub lists it. */
export interface ArtifactHubChart {
  version: string;
  license?: string;
  isDeprecated: boolean;
  isOfficial: boolean;
  isVerifiedPublisher: boolean;
  /** Whether the newest version is signed. */
  isSigned: boolean;
  releasedAt?: string;
}

/** What sources say of one component; absent where there was nothing to ask. */
export interface ComponentEvidence {
  index?: Answer<IndexedChart>;
  registry?: Answer<RegistryArtifact>;
  artifactHub?: Answer<ArtifactHubChart>;
  endOfLife?: Answer<ReleaseCycle[]>;
  vulnerabilities?: Answer<OsvVulnerability[]>;
}

/** What sources say of one project. */
export interface ProjectEvidence {
  depsDev?: Answer<DepsDevProject>;
  scorecard?: Answer<ScorecardResult>;
}

/** All that was asked of the world outside. */
export interface UpstreamEvidence {
  /** Day of the audit, such as `2026-11-23`. */
  date: string;
  sources: DependencySourceStatus[];
  /** By id of the component. */
  components: Record<string, ComponentEvidence>;
  /** By id of the project, such as `github.com/grafana/loki`. */
  projects: Record<string, ProjectEvidence>;
}
