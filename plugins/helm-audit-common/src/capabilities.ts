/** A value and the key that it is set by, such as `metrics.enabled`. */
export interface ValueSetting {
  /** Keys from the root of the audited chart's values, as `helm --set` writes them. */
  key: string;
  value: unknown;
}

/** An object that a trial render made appear. */
export interface AppearedObject {
  kind: string;
  name: string;
  /** Template that rendered it, within the chart. */
  template: string;
}

/**
 * What became of the attempt to switch something on: `proven` by a trial render; `needs-values`
 * that only people can give; `needs-api` that no value brings, only a cluster that has it;
 * `unproven` when no trial was made or none made it appear.
 */
export const CAPABILITY_STATES = [
  'proven',
  'needs-values',
  'needs-api',
  'unproven',
] as const;

/** What became of the attempt to switch something on. */
export type CapabilityState = (typeof CAPABILITY_STATES)[number];

/** Something that a chart can render and that the audited scenario leaves out. */
export interface Capability {
  /** Kubernetes kind, such as `PodDisruptionBudget`. */
  kind: string;
  /** Template that holds it, within the chart. */
  template: string;
  /** Name or alias of the subchart that the template belongs to; absent for the chart's own. */
  subchart?: string;
  state: CapabilityState;
  /** What to set, as far as it could be read from the templates. */
  settings: ValueSetting[];
  /** Values keys that need a content which nothing here tells. */
  missing: string[];
  /** API versions that the template asks the cluster for and the render did not assume. */
  apis: string[];
  /** What a trial render with these settings made appear; empty unless proven. */
  proof: AppearedObject[];
  /** Why it is not proven; absent when it is. */
  reason?: string;
}
