import { useEffect, useRef, useState } from 'react';
import { ErrorLike, toError } from '@backstage/errors';

/** Milliseconds until the first look. */
const FIRST_DELAY = 1_000;
/** Milliseconds between looks at most. */
const MAX_DELAY = 5_000;
/** By how much each pause is longer than the one before. */
const BACKOFF = 1.3;

/** What to look at again and again. */
export interface PollingOptions<T> {
  /** Looks only while this holds. */
  active: boolean;
  look: () => Promise<T>;
  onSeen: (value: T) => void;
}

/**
 * Looks again and again with growing pauses, until it is no longer active or the page is left.
 *
 * @returns why the last look failed; the next one is tried all the same
 */
export function usePolling<T>(
  options: PollingOptions<T>,
): ErrorLike | undefined {
  const { active, look, onSeen } = options;
  const [error, setError] = useState<ErrorLike>();
  const latestOnSeen = useRef(onSeen);
  latestOnSeen.current = onSeen;

  useEffect(() => {
    if (!active) return undefined;
    let stopped = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const run = async (delay: number) => {
      const result = await look().then(
        value => ({ value, error: undefined }),
        cause => ({ value: undefined, error: toError(cause) }),
      );
      if (stopped) return;
      const pause = Math.min(delay * BACKOFF, MAX_DELAY);
      timer = setTimeout(run, pause, pause);
      setError(result.error);
      if (result.value !== undefined) latestOnSeen.current(result.value);
    };
    timer = setTimeout(run, FIRST_DELAY, FIRST_DELAY);
    return () => {
      stopped = true;
      clearTimeout(timer);
    };
  }, [active, look]);

  return error;
}
