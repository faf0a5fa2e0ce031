/** Annotations that helm-audit reads on catalog entities. */
export const ANNOTATIONS = {
  /**
   * Links one or more charts to the entity, separated by commas or line breaks. Each is a
   * path relative to the entity's source location or an absolute URL of a folder.
   */
  chart: 'helm-audit/chart',
  /** Criticality tier: `1` (critical path), `2` or `3`. */
  tier: 'helm-audit/tier',
  /** The scenario that counts for the score. */
  scenario: 'helm-audit/scenario',
} as const;

/**
 * What annotations begin with that answer a question of the audit, as in
 * `helm-audit/answer.capacity`.
 */
export const ANSWER_PREFIX = 'helm-audit/answer.';
