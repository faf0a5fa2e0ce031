import { Path } from '../../json';
import { FindingLocation } from '@helm-audit/plugin-helm-audit-common';

/** A location and the values key that controls the field. */
export interface Located {
  location: FindingLocation;
  /** Such as `image.tag`. */
  valuesKey?: string;
  /** The same key as path from the root of the audited chart's values. */
  valuesPath?: Path;
  /**
   * Whether the template prints the key's value itself, or a map or list of the values that
   * holds the key, so that any key may be added beside it.
   */
  passedAs?: 'scalar' | 'map' | 'list';
}
