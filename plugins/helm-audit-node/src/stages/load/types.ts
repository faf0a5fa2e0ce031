import { QuestionId, Tier } from '@helm-audit/plugin-helm-audit-common';
import { JsonMap } from '../../json';
import type { RuleSettings } from '../../rules/options';

/** Where the chart to audit lies. Paths are absolute or relative to the working directory. */
export type ChartLink =
  | {
      kind: 'directory';
      path: string;
      /** Folder that is evidence around the chart; found by its marks when absent. */
      repositoryRoot?: string;
    }
  | { kind: 'archive'; path: string; repositoryRoot?: string }
  | {
      kind: 'manifests';
      /** A file or a folder of plain Kubernetes manifests. */
      path: string;
      /** Text of manifests that were read elsewhere; the path is then but their name. */
      content?: Buffer;
    };

/** Bounds on what is read of one chart. */
export interface LoadLimits {
  /** Files in a chart, subcharts included. */
  maxFiles: number;
  /** Bytes of one file. */
  maxFileBytes: number;
  /** Bytes of all files together. */
  maxTotalBytes: number;
}

/** Files by their path, relative and with forward slashes. */
export type FileTree = ReadonlyMap<string, Buffer>;

/** What Chart.yaml says. Everything that is not as Helm wants it is left out. */
export interface ChartMetadata {
  apiVersion?: string;
  name: string;
  version: string;
  appVersion?: string;
  description?: string;
  type: 'application' | 'library';
  kubeVersion?: string;
  home?: string;
  icon?: string;
  sources: string[];
  keywords: string[];
  maintainers: Array<{ name?: string; email?: string; url?: string }>;
  annotations: Record<string, string>;
  deprecated: boolean;
  dependencies: ChartDependency[];
}

/** An entry under `dependencies` of Chart.yaml. */
export interface ChartDependency {
  name: string;
  version: string;
  repository?: string;
  alias?: string;
  condition?: string;
  tags: string[];
}

/** A dependency and where it was found. */
export interface ResolvedDependency extends ChartDependency {
  /**
   * `vendored`: in charts/; `file`: its `file://` path; `repository`: a chart of that name
   * and a fitting version elsewhere in the repository; `missing`: nowhere.
   */
  source: 'vendored' | 'file' | 'repository' | 'missing';
  /** Path within the chart or the repository; absent when missing. */
  path?: string;
  /** Whether its own Chart.yaml calls it deprecated; absent when missing. */
  deprecated?: boolean;
  /** Whether the default values switch it on. */
  enabledByDefault: boolean;
}

/** A packed subchart, and the folder that its files were put into. */
export interface UnpackedArchive {
  path: string;
  folder: string;
}

/** A chart below the audited one. */
export interface Subchart {
  /** Name of its folder under charts/ when unpacked; its alias does not count. */
  name: string;
  version: string;
  /** Path within the audited chart, such as `charts/redis`. */
  path: string;
  /** What its annotations name as its licence. */
  license?: string;
  /** The first lines of its LICENSE file, where it has one. */
  licenseText?: string;
  /** Its home and sources, as URLs. */
  upstream: string[];
  appVersion?: string;
  deprecated: boolean;
  /** How many maintainers it names. */
  maintainers: number;
  /** What it depends on in turn, with the versions that its lock names. */
  dependencies: Array<ChartDependency & { lockedVersion?: string }>;
}

/** A named set of values. */
export interface Scenario {
  name: string;
  /** Paths of values files, relative to the chart or absolute; later ones win. */
  valuesFiles: string[];
  /** Values written in place, over those of the files. */
  values?: JsonMap;
  /** `key=value` pairs as for `helm --set`, over all else. */
  set?: string[];
  /** How it was found: `default values`, a file's path, `.helm-audit.yaml`, `option`. */
  source: string;
}

/** A decision to live with findings of one rule. */
export interface Waiver {
  rule: string;
  /** '' where none is given; the waiver then waives nothing. */
  reason: string;
  /** Last day, in UTC, on which it holds, such as `2027-01-31`. */
  expires?: string;
  /** `Kind/name` of the resource, where `*` stands for any text. */
  resource?: string;
  container?: string;
  fingerprint?: string;
  /** Where it is written down. */
  source: string;
}

/** A waiver of `.helm-audit.yaml`. */
export interface ConfiguredWaiver extends Waiver {
  /** Its place in the list. */
  index: number;
  /** Whether it stands for all charts of the repository, so that it may match none of this. */
  isShared: boolean;
}

/** A finding that was there when a baseline was written. */
export interface BaselineEntry {
  fingerprint: string;
  rule: string;
  message: string;
}

/** Findings that are accepted because they were there before. */
export interface Baseline {
  /** As `.helm-audit.yaml` names it. */
  file: string;
  entries: BaselineEntry[];
  /** Whether it stands for all charts of the repository. */
  isShared: boolean;
}

/** Answers in prose, by the question. */
export type Answers = Partial<Record<QuestionId, string>>;

/** What `.helm-audit.yaml` says. */
export interface AuditConfig {
  scenarios: Scenario[];
  waivers: ConfiguredWaiver[];
  baseline?: Baseline;
  tier?: Tier;
  /** What people answered to questions that the audit can't answer by itself. */
  answers: Answers;
  /** Options of rules, the repository's first; each may only be stricter than before. */
  rules?: RuleSettings[];
}

/** A chart in memory, or plain manifests. */
export interface LoadedChart {
  kind: 'chart' | 'manifests';
  metadata: ChartMetadata;
  /** All files of the chart, those of subcharts and resolved dependencies included. */
  files: FileTree;
  /** Packed subcharts whose files stand in `files` instead. */
  archives: UnpackedArchive[];
  /** Default values of the chart itself; an empty map when it has none. */
  values: JsonMap;
  dependencies: ResolvedDependency[];
  subcharts: Subchart[];
  scenarios: Scenario[];
  /** Values files outside the chart, by the path that a scenario names them with. */
  scenarioFiles?: FileTree;
  config: AuditConfig;
  /** Absolute folder of the chart; absent for archives. */
  directory?: string;
  /** Absolute folder of the repository around it, when one was found. */
  repositoryRoot?: string;
  /** Path of the chart within its repository, `.` at its root or without one. */
  pathInRepository: string;
}
