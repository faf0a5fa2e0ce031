import { DimensionId } from './dimensions';
import { Severity } from './severity';
import { GoldenSignal } from './slo';

/** Id of the fact retriever, and the key of its configuration, in Tech Insights. */
export const TECH_INSIGHTS_RETRIEVER = 'helmAudit';

/** Name of the fact with the score of a dimension, such as `blastRadiusScore`. */
export function dimensionFact(id: DimensionId): string {
  const camelCased = id.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());
  return `${camelCased}Score`;
}

/** Name of the fact with the count of open findings of a severity. */
export function severityFact(severity: Severity): string {
  return `${severity}Findings`;
}

/** Name of the fact that tells how well a golden signal is watched. */
export function signalFact(signal: GoldenSignal): string {
  return `${signal}Signal`;
}
