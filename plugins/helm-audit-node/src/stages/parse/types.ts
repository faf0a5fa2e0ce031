import { JsonMap, Path } from '../../json';

/** One rendered Kubernetes object and where it came from. */
export interface ParsedManifest {
  /** Template within the chart (`templates/deployment.yaml`), or the manifest's file. */
  source: string;
  /** Which document of its source it is, counted from 0. */
  document: number;
  /** Name of the subchart whose template it is. */
  subchart?: string;
  body: JsonMap;
  /** Leads to the object within its document; not empty for items of a List. */
  pathInDocument: Path;
  /** Fields that a map of the object has more than once; absent when there are none. */
  duplicateKeys?: Path[];
}

/** A document that is no Kubernetes object. */
export interface ParseProblem {
  source: string;
  document: number;
  message: string;
  /** Line of a manifest's file that is wrong, from 1; absent for what was rendered. */
  line?: number;
}

/** Everything that a render, or a set of files, holds. */
export interface ParsedManifests {
  manifests: ParsedManifest[];
  problems: ParseProblem[];
}
