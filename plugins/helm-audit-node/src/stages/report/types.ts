import { FindingLocation } from '@helm-audit/plugin-helm-audit-common';
import { FileTree } from '../load/types';

/** A location and the values key that controls the field. */
export interface Located {
  location: FindingLocation;
  /** Such as `image.tag`. */
  valuesKey?: string;
}

/** Sources that findings are located in. */
export interface Sources {
  /** Files of the chart, subcharts included, or of the manifests. */
  files: FileTree;
  isChart: boolean;
  /** Text of repository files by path. */
  repositoryFiles: Readonly<Record<string, string>>;
}
