import type { Entity } from '@backstage/catalog-model';
import { Capability, Tier } from '@helm-audit/plugin-helm-audit-common';
import type { OwnershipKeys } from '../../facts/contacts';
import { JsonMap, Path } from '../../json';
import { UpstreamEvidence } from '../../sources/evidence';
import {
  Answers,
  AuditConfig,
  ChartMetadata,
  ResolvedDependency,
  Scenario,
  Subchart,
} from '../load/types';
import { ParseProblem } from '../parse/types';
import { UnstableDocument } from '../render/types';

/**
 * What is known of something. `undetermined`: it could not be found out, so rules that need
 * it are unknown. `absent`: the audit has no such thing, so they don't apply.
 */
export type Fact<T> =
  | { state: 'known'; value: T }
  | { state: 'undetermined'; reason: string }
  | { state: 'absent'; reason: string };

/** The chart's own files and metadata. */
export interface ChartFact {
  metadata: ChartMetadata;
  /** Text of the chart's own files by path; those of subcharts and binaries are left out. */
  files: Record<string, string>;
  /** Paths of all files, subcharts included. */
  paths: string[];
  dependencies: ResolvedDependency[];
  subcharts: Subchart[];
  scenarios: Scenario[];
  /** Path of the chart within its repository. */
  pathInRepository: string;
}

/** The chart's values. */
export interface ValuesFact {
  /** values.yaml. */
  defaults: JsonMap;
  /** The defaults with the audited scenario's values merged in. */
  effective: JsonMap;
  /** Text of values.yaml, '' when there is none. */
  text: string;
  /** values.schema.json, when there is one and it parses. */
  schema?: JsonMap;
}

/** A file under templates/ of the chart itself. */
export interface TemplateFact {
  path: string;
  text: string;
}

/** A rendered Kubernetes object. */
export interface Resource {
  apiVersion: string;
  /** API group, '' for the core group. */
  group: string;
  kind: string;
  name: string;
  /** As written; absent means the release's namespace. */
  namespace?: string;
  labels: Record<string, string>;
  annotations: Record<string, string>;
  /** Values of the annotation `helm.sh/hook`; empty for ordinary resources. */
  hooks: string[];
  /** Template within the chart, or manifest file. */
  source: string;
  /** Which document of its source it is, counted from 0. */
  document: number;
  /** Leads to the object within its document; not empty for items of a List. */
  pathInDocument: Path;
  /** Fields that a map of it has more than once, of which Helm takes the last. */
  duplicateKeys?: Path[];
  /** Name of the subchart that it comes from. */
  subchart?: string;
  body: JsonMap;
}

/** The repository around the chart. */
export interface RepositoryFact {
  /** Paths of its files, relative to its root, sorted. */
  paths: string[];
  /** Text of the files that rules read, by path. */
  files: Record<string, string>;
  /** Whether there was more than was listed or read. */
  truncated: boolean;
}

/** The catalog entity that the chart is linked to. */
export interface EntityFact {
  entity: Entity;
  /** Owners, their members and whatever else the catalog relates to it. */
  related: Entity[];
}

/** What was asked of the audit. Always known. */
export interface AuditContext {
  tier: Tier;
  scenario: Scenario;
  /** Version that was rendered for, such as `1.33.0`. */
  kubeVersion: string;
  /** Range of versions that the chart says it supports. */
  kubeVersionRange?: string;
  isChart: boolean;
  /** What people answered to questions that the audit can't answer by itself. */
  answers?: Answers;
  /** Annotation keys that tell of ownership, in place of those that the audit knows. */
  ownershipKeys?: OwnershipKeys;
}

/** Whether the audited scenario renders. */
export interface RenderingFact {
  ok: boolean;
  /** Kind of failure, such as `render-failed` or `missing-dependency`. */
  code?: string;
  /** Helm's message, secrets removed. */
  message?: string;
  /** What a second render of the same chart and values made otherwise. */
  unstable: UnstableDocument[];
}

/** What of the findings may be accepted. Always known. */
export interface SuppressionFact {
  /** Day of the audit, in UTC, such as `2026-11-23`. */
  date: string;
  config: AuditConfig;
}

/** What the chart can render beside what it does. */
export interface CapabilitiesFact {
  capabilities: Capability[];
  /** Objects that trial renders made appear, those of every proven capability. */
  appeared: Resource[];
}

/** A render of the chart with capabilities switched on. */
export interface CapabilityTrial {
  /** What it proves, as places in the list of capabilities. */
  proves: number[];
  /** Everything that it rendered. */
  resources: Resource[];
}

/** What is at hand once the chart is rendered. */
export interface ImmediateFacts {
  context: Fact<AuditContext>;
  suppression: Fact<SuppressionFact>;
  chart: Fact<ChartFact>;
  values: Fact<ValuesFact>;
  templates: Fact<TemplateFact[]>;
  resources: Fact<Resource[]>;
  parseProblems: Fact<ParseProblem[]>;
  rendering: Fact<RenderingFact>;
  repository: Fact<RepositoryFact>;
  entity: Fact<EntityFact>;
}

/** What takes trial renders, or sources outside. */
export interface AwaitedFacts {
  capabilities: Fact<CapabilitiesFact>;
  capabilityTrials: Fact<CapabilityTrial[]>;
  /** What was asked about the open source in use. Always known. */
  upstream: Fact<UpstreamEvidence>;
}

/** Facts that gatherers produce. They serialise, so an audit can be replayed from them. */
export type GatheredFacts = ImmediateFacts & AwaitedFacts;
