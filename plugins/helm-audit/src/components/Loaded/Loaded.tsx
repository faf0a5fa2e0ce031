import { ReactNode } from 'react';
import { Button, Skeleton, VisuallyHidden } from '@backstage/ui';
import { Loaded as State } from '../../hooks/useLoad';
import { messageOf, statusOf } from '../../lib/errors';
import styles from './Loaded.module.css';

export interface LoadedProps<T> {
  state: State<T>;
  /** What is loaded, such as `the trend`. */
  what: string;
  /** Pixels that it takes once it is there, roughly. */
  height: number;
  children: (data: T) => ReactNode;
}

/** A part of a page by itself: the others stay when this one can't be had. */
export function Loaded<T>({ state, what, height, children }: LoadedProps<T>) {
  const { data, error, loading, refresh } = state;
  if (error) {
    return (
      <div className={styles.problem} role="alert">
        <p>
          We couldn’t load {what}: {messageOf(error)}
        </p>
        <p className={styles.move}>{moveOf(statusOf(error))}</p>
        <Button variant="secondary" isPending={loading} onPress={refresh}>
          Try again
        </Button>
      </div>
    );
  }
  if (data === undefined) {
    return (
      <>
        <VisuallyHidden role="status">Loading {what}</VisuallyHidden>
        <Skeleton width="100%" height={height} />
      </>
    );
  }
  return (
    <div className={styles.data} aria-busy={loading || undefined}>
      {children(data)}
    </div>
  );
}

/** Whose move it is. */
function moveOf(status: number | undefined): string {
  if (status === 401) return 'Sign in again.';
  if (status === 403) {
    return 'The team that runs Backstage decides who may see this.';
  }
  return 'If it stays, tell the team that runs Backstage.';
}
