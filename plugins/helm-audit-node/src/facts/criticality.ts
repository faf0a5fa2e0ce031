import type { Entity } from '@backstage/catalog-model';
import {
  ANNOTATIONS,
  OwnershipEvidence,
  Tier,
} from '@helm-audit/plugin-helm-audit-common';
import { keyPattern, OwnershipKeys } from './contacts';
import { refOf } from './ownership';

/** Whether it is said how critical something is. `invalid` is said and not understood. */
export interface StatedTier {
  state: 'stated' | 'invalid' | 'missing';
  /** As written; absent when nothing is. */
  value?: string;
  evidence: OwnershipEvidence[];
}

const TIER_TAG = /^(tier-?\d|(mission|business)-critical|critical(ity)?-\w+)$/i;

/**
 * Looks for the criticality tier in the catalog, then in `.helm-audit.yaml`.
 *
 * @returns undefined when there is no entity to look at, and no file that says
 */
export function findTier(
  entity: Entity | undefined,
  configured: Tier | undefined,
  keys: OwnershipKeys,
): StatedTier | undefined {
  const inCatalog = entity && tierInCatalog(entity, keys);
  const isSaid = inCatalog && inCatalog.state !== 'missing';
  if (!configured || isSaid) return inCatalog;
  const evidence = [
    { text: `tier: ${configured}`, source: '.helm-audit.yaml' },
  ];
  return { state: 'stated', evidence };
}

/** Looks among annotations, labels and tags. */
function tierInCatalog(entity: Entity, keys: OwnershipKeys): StatedTier {
  const { annotations = {}, labels = {}, tags = [] } = entity.metadata;
  const own = (
    annotations[ANNOTATIONS.tier] ?? labels[ANNOTATIONS.tier]
  )?.trim();
  const pattern = keyPattern('tier', keys);
  const evidence = [
    ...notes('annotation', annotations, entity),
    ...notes('label', labels, entity),
  ]
    .filter(({ key }) => key === ANNOTATIONS.tier || pattern.test(key))
    .map(({ text, source }) => ({ text, source }));
  if (own) {
    const isValid = ['1', '2', '3'].includes(own);
    return { state: isValid ? 'stated' : 'invalid', value: own, evidence };
  }
  const tagged = tags
    .filter(tag => TIER_TAG.test(tag))
    .map(tag => ({ text: tag, source: `tag of ${refOf(entity)}` }));
  const all = [...evidence, ...tagged];
  return { state: all.length > 0 ? 'stated' : 'missing', evidence: all };
}

function notes(
  what: string,
  kept: Record<string, string>,
  entity: Entity,
): Array<OwnershipEvidence & { key: string }> {
  return Object.entries(kept).flatMap(([key, value]) =>
    String(value).trim()
      ? [
          {
            key,
            text: `${key.split('/').at(-1)}: ${value}`,
            source: `${what} ${key} of ${refOf(entity)}`,
          },
        ]
      : [],
  );
}
