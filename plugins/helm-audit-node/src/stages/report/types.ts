import { FindingLocation } from '@helm-audit/plugin-helm-audit-common';

/** A location and the values key that controls the field. */
export interface Located {
  location: FindingLocation;
  /** Such as `image.tag`. */
  valuesKey?: string;
}
