import { FactSchema } from '@backstage-community/plugin-tech-insights-common';
import {
  dimensionFact,
  DIMENSIONS,
  DimensionId,
  GOLDEN_SIGNALS,
  SEVERITIES,
  severityFact,
  SIGNAL_STRENGTHS,
  signalFact,
} from '@helm-audit/plugin-helm-audit-common';

/**
 * Version of the schema below. Tech Insights stores a schema once for each version and takes
 * the highest: whoever changes the schema raises this.
 */
export const FACT_SCHEMA_VERSION = '1.1.0';

const UNKNOWN = 'null where it could not be determined';

function fact(type: FactSchema[string]['type'], description: string) {
  return { type, description, since: '1.0.0' };
}

function facts<T extends string>(
  keys: readonly T[],
  nameOf: (key: T) => string,
  schemaOf: (key: T) => FactSchema[string],
): FactSchema {
  return Object.fromEntries(keys.map(key => [nameOf(key), schemaOf(key)]));
}

const DIMENSION_TITLES = new Map<DimensionId, string>(
  DIMENSIONS.map(({ id, title }) => [id, title]),
);

/** What is written for each audited entity. All of it is always there. */
export const FACT_SCHEMA: FactSchema = {
  score: fact('float', `Overall score, 0.0 to 10.0; ${UNKNOWN}`),
  grade: fact('string', `Grade, A to F; ${UNKNOWN}`),
  coverage: fact('float', 'Share of what applies that was decided, 0 to 1'),
  incomplete: fact('boolean', 'Whether the audit could not look at everything'),
  tier: fact('integer', 'How critical the service is, 1 (most) to 3'),
  lifecycle: fact('string', 'Lifecycle in the catalog; null for none'),
  blockers: fact('integer', 'What keeps the service out of production'),
  ...facts(SEVERITIES, severityFact, severity =>
    fact('integer', `Open findings of ${severity} impact`),
  ),
  ...facts(
    DIMENSIONS.map(({ id }) => id),
    dimensionFact,
    id =>
      fact(
        'float',
        `Score of ${DIMENSION_TITLES.get(id)}, 0.0 to 10.0; ${UNKNOWN}`,
      ),
  ),
  ownershipLevel: fact(
    'integer',
    'Rungs of the ownership ladder that are met in a row, 0 to 7',
  ),
  ownershipAtLeast: fact(
    'boolean',
    'Whether the next rung could not be seen, so that the level may be higher',
  ),
  ownershipContradictions: fact(
    'integer',
    'Places that name different owners, in pairs',
  ),
  takesRequests: fact(
    'boolean',
    `Whether it takes requests, so that its golden signals matter; ${UNKNOWN}`,
  ),
  ...facts(GOLDEN_SIGNALS, signalFact, signal =>
    fact(
      'string',
      `How well ${signal} is watched at least: ${SIGNAL_STRENGTHS.join(
        ', ',
      )}; ${UNKNOWN}`,
    ),
  ),
  chartDependencies: fact('integer', 'Charts that the chart is built on'),
  imageDependencies: fact('integer', 'Images that the chart runs'),
  dependenciesInTrouble: fact('integer', 'Dependencies that are in trouble'),
  dependenciesUnknown: fact('integer', 'Dependencies of which little is known'),
  retiredUpstreams: fact(
    'integer',
    'Dependencies whose upstream has ended; null where none is known to have, and not all could be looked at',
  ),
  vulnerableDependencies: fact(
    'integer',
    'Dependencies with a known vulnerability; null where nobody was asked',
  ),
  auditedAt: fact('datetime', 'When the audit was made'),
  retrievedAt: fact('datetime', 'When these facts were taken'),
};
