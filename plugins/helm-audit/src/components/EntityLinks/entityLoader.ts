import { Entity } from '@backstage/catalog-model';
import { CatalogApi } from '@backstage/plugin-catalog-react';

/** Finds an entity; `undefined` where the catalog has none that the reader may see. */
export type LoadEntity = (entityRef: string) => Promise<Entity | undefined>;

/**
 * Asks the catalog once for all entities that a page draws at a time, and for none twice, however
 * many rows name it. What failed is asked for again.
 */
export function entityLoader(
  catalog: Pick<CatalogApi, 'getEntitiesByRefs'>,
): LoadEntity {
  const asked = new Map<string, Promise<Entity | undefined>>();
  let batch: { refs: string[]; entities: Promise<Array<Entity | undefined>> };
  let isOpen = false;
  const begin = () => {
    const refs: string[] = [];
    isOpen = true;
    const entities = Promise.resolve().then(async () => {
      isOpen = false;
      return (await catalog.getEntitiesByRefs({ entityRefs: refs })).items;
    });
    batch = { refs, entities };
  };
  return entityRef => {
    const known = asked.get(entityRef);
    if (known) return known;
    if (!isOpen) begin();
    const index = batch.refs.push(entityRef) - 1;
    const entity = batch.entities.then(entities => entities[index]);
    entity.catch(() => asked.delete(entityRef));
    asked.set(entityRef, entity);
    return entity;
  };
}
