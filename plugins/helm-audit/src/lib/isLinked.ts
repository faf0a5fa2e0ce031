import { Entity } from '@backstage/catalog-model';
import { ANNOTATIONS } from '@helm-audit/plugin-helm-audit-common';

/** Whether a chart is linked to an entity. */
export function isLinked(entity: Entity): boolean {
  return Boolean(entity.metadata.annotations?.[ANNOTATIONS.chart]?.trim());
}
