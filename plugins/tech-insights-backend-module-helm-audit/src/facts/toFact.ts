import { TechInsightFact } from '@backstage-community/plugin-tech-insights-node';
import { parseEntityRef } from '@backstage/catalog-model';
import { JsonValue } from '@backstage/types';
import {
  AuditFacts,
  dimensionFact,
  DimensionId,
  GoldenSignal,
  Severity,
  severityFact,
  signalFact,
} from '@helm-audit/plugin-helm-audit-common';
import { DateTime } from 'luxon';

/**
 * The figures of one audited entity as Tech Insights keeps them: flat, and every fact there.
 * What is unknown is `null`, which meets no comparison of numbers, so that it passes no check;
 * a stand-in such as -1 would pass those that ask for little.
 *
 * @param retrievedAt - the same for all entities of one run
 */
export function toFact(
  audit: AuditFacts,
  retrievedAt: DateTime,
): TechInsightFact {
  return {
    entity: parseEntityRef(audit.entityRef),
    // Given, because SQLite's own default is not read back as a time.
    timestamp: retrievedAt,
    facts: {
      score: audit.score,
      grade: audit.grade,
      coverage: audit.coverage,
      incomplete: audit.incomplete,
      tier: audit.tier,
      lifecycle: audit.lifecycle,
      blockers: audit.blockers,
      ...renamed<Severity>(audit.findings, severityFact),
      ...renamed<DimensionId>(audit.dimensions, dimensionFact),
      ownershipLevel: audit.ownership.level,
      ownershipAtLeast: audit.ownership.atLeast,
      ownershipContradictions: audit.ownership.contradictions,
      takesRequests: audit.serves,
      ...renamed<GoldenSignal>(audit.slo, signalFact),
      chartDependencies: audit.dependencies.charts,
      imageDependencies: audit.dependencies.images,
      dependenciesInTrouble: audit.dependencies.trouble,
      dependenciesUnknown: audit.dependencies.unknown,
      retiredUpstreams: audit.dependencies.retired,
      vulnerableDependencies: audit.dependencies.vulnerable,
      auditedAt: audit.auditedAt,
      retrievedAt: retrievedAt.toUTC().toISO(),
    },
  };
}

function renamed<K extends string>(
  values: Record<K, JsonValue>,
  nameOf: (key: K) => string,
): Record<string, JsonValue> {
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => [
      nameOf(key as K),
      value as JsonValue,
    ]),
  );
}
