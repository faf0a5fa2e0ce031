/** How many rendered objects were held against the schema of Kubernetes, and which were not. */
export interface SchemaCheckReport {
  /** Release of Kubernetes that the schema is of, such as `1.36`. */
  release: string;
  /** Objects of built-in kinds, each held against the schema of its kind. */
  validated: number;
  /** Kinds without a schema, such as custom resources; of these only metadata was judged. */
  skipped: SkippedKind[];
}

/** A kind that has no schema, and how many objects of it there are. */
export interface SkippedKind {
  apiVersion: string;
  kind: string;
  objects: number;
}
