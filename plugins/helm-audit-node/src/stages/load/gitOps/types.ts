import { JsonMap } from '../../../json';

/** The chart that deployments are looked for. */
export interface DeployedChart {
  /** As Chart.yaml names it. */
  name: string;
  /** Path within the repository, `.` at its root. */
  path: string;
  /** Name of the repository's folder. */
  repository: string;
}

/** How a resource in the repository deploys the chart. */
export interface Deployment {
  name: string;
  /** Paths within the repository, in the order in which they apply. */
  valuesFiles: string[];
  /** Files that may be missing. */
  areFilesOptional: boolean;
  values?: JsonMap;
  /** `key=value` pairs as for `helm --set`. */
  set: string[];
}
