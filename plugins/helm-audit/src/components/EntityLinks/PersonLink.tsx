import { useCallback } from 'react';
import { Link } from '@backstage/ui';
import { useEntityRefLink } from '@backstage/plugin-catalog-react';
import { useLoad } from '../../hooks/useLoad';
import { nameOf } from '../../lib/orgView';
import { usePeople } from './Names';
import styles from './EntityLinks.module.css';

/**
 * An owner that is no group. The catalog is asked whether it knows them; until it answers, and
 * where it can't, there is only the name.
 */
export function PersonLink({ entityRef }: { entityRef: string }) {
  const load = usePeople();
  const linkTo = useEntityRefLink();
  const loadPerson = useCallback(
    async () => ({ entity: await load?.(entityRef) }),
    [load, entityRef],
  );
  const { data } = useLoad(load && loadPerson);
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
