import {
  ANNOTATION_LOCATION,
  ANNOTATION_SOURCE_LOCATION,
  Entity,
} from '@backstage/catalog-model';
import { ANNOTATIONS } from '@helm-audit/plugin-helm-audit-common';
import { CatalogEvidence } from './CatalogReader';
import { hashOf } from './hash';

/** Annotations that say what is audited and how. */
const INPUTS = [
  ...Object.values(ANNOTATIONS),
  ANNOTATION_LOCATION,
  ANNOTATION_SOURCE_LOCATION,
];

/** Hash of what says where the chart lies; when it changes, an audit is due at once. */
export function hashInputs(entity: Entity): string {
  const annotations = entity.metadata.annotations ?? {};
  return hashOf(INPUTS.map(name => annotations[name] ?? null));
}

/**
 * Hash of all that an audit depends on apart from files: what the catalog says, and the
 * engine with its profile and settings.
 */
export function hashContext(
  evidence: CatalogEvidence,
  engineFingerprint: string,
): string {
  return hashOf({
    engineFingerprint,
    entity: withoutVersion(evidence.entity),
    related: evidence.related.map(withoutVersion),
  });
}

/** Drops what the catalog changes although the entity stays the same. */
function withoutVersion(entity: Entity & { status?: unknown }) {
  const { status, metadata, ...rest } = entity;
  const { uid, etag, ...stable } = metadata;
  return { ...rest, metadata: stable };
}
