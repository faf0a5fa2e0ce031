/** What a caller may see. */
export interface Visibility {
  /** Ids of services; absent for all. */
  services?: readonly number[];
  /** References of groups, systems and domains; absent for all. */
  keys?: ReadonlySet<string>;
}

/** Nothing is hidden. */
export const EVERYTHING: Visibility = {};
