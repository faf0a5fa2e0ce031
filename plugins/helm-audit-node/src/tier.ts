import type { Entity } from '@backstage/catalog-model';
import {
  ANNOTATIONS,
  AuditReport,
  Tier,
} from '@helm-audit/plugin-helm-audit-common';

const TIERS: readonly Tier[] = [1, 2, 3];

/** A tier as an annotation or label writes it. */
export function readTier(text: string | undefined): Tier | undefined {
  return TIERS.find(tier => String(tier) === text?.trim());
}

/**
 * The criticality tier: the one asked for, the entity's, that of a file in the repository, or 2
 * where nothing tells.
 */
export function tierOf(
  requested: Tier | undefined,
  entity: Entity | undefined,
  configured?: Tier,
): AuditReport['tier'] {
  if (requested) return { value: requested, source: 'option' };
  const { annotations = {}, labels = {} } = entity?.metadata ?? {};
  const value = readTier(
    annotations[ANNOTATIONS.tier] ?? labels[ANNOTATIONS.tier],
  );
  if (value) return { value, source: 'entity' };
  return configured
    ? { value: configured, source: 'file' }
    : { value: 2, source: 'default' };
}
