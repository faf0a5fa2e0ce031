import type { Entity } from '@backstage/catalog-model';
import {
  ANNOTATIONS,
  AuditReport,
  Tier,
} from '@helm-audit/plugin-helm-audit-common';

const TIERS: readonly Tier[] = [1, 2, 3];

/** The criticality tier: the one asked for, the entity's, or 2 where nothing tells. */
export function tierOf(
  requested: Tier | undefined,
  entity: Entity | undefined,
): AuditReport['tier'] {
  if (requested) return { value: requested, source: 'option' };
  const { annotations = {}, labels = {} } = entity?.metadata ?? {};
  const text = annotations[ANNOTATIONS.tier] ?? labels[ANNOTATIONS.tier];
  const value = TIERS.find(tier => String(tier) === text?.trim());
  return value ? { value, source: 'entity' } : { value: 2, source: 'default' };
}
