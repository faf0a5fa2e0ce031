import { useCallback } from 'react';
import { Link } from '@backstage/ui';
import { useApi } from '@backstage/core-plugin-api';
import {
  catalogApiRef,
  useEntityRefLink,
} from '@backstage/plugin-catalog-react';
import { useLoad } from '../../hooks/useLoad';
import { nameOf } from '../../lib/orgView';
import styles from './EntityLinks.module.css';

/**
 * An owner that is no group. Services of one person are few, so the catalog is asked whether it
 * knows them; until it answers, and where it can't, there is only the name.
 */
export function PersonLink({ entityRef }: { entityRef: string }) {
  const catalog = useApi(catalogApiRef);
  const linkTo = useEntityRefLink();
  const { data } = useLoad(
    useCallback(
      async () => ({ entity: await catalog.getEntityByRef(entityRef) }),
      [catalog, entityRef],
    ),
  );
  const name = nameOf(entityRef);
  if (!data) return <>{name}</>;
  if (!data.entity) {
    return (
      <span>
        {name} <span className={styles.note}>not found in the catalog</span>
      </span>
    );
  }
  const { spec, metadata } = data.entity;
  const profile = spec?.profile as { displayName?: string } | undefined;
  return (
    <Link href={linkTo(entityRef)}>
      {profile?.displayName ?? metadata.title ?? name}
    </Link>
  );
}
