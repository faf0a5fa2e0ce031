import { useCallback, useEffect, useRef, useState } from 'react';
import { ErrorLike, toError } from '@backstage/errors';

/** Something that is loaded. Data stays while it is loaded again. */
export interface Loaded<T> {
  data?: T;
  error?: ErrorLike;
  loading: boolean;
  /** Loads again; what is shown stays until the new answer is there. */
  refresh: () => void;
}

type State<T> = Omit<Loaded<T>, 'refresh'>;

/**
 * Loads something, and again whenever another function is given. Late answers to earlier
 * questions are dropped.
 *
 * @param load - memoised; nothing is loaded as long as it is `undefined`
 * @param options - `keep`: whether data stays when another function is given
 */
export function useLoad<T>(
  load: (() => Promise<T>) | undefined,
  options: { keep?: boolean } = {},
): Loaded<T> {
  const { keep = false } = options;
  const [state, setState] = useState<State<T>>({ loading: true });
  const latest = useRef(0);

  const refresh = useCallback(() => {
    latest.current += 1;
    const request = latest.current;
    const settle = (next: State<T>) => {
      if (request === latest.current) setState(s => ({ ...s, ...next }));
    };
    setState(s => ({ ...s, loading: true }));
    load?.().then(
      data => settle({ data, error: undefined, loading: false }),
      error => settle({ error: toError(error), loading: false }),
    );
  }, [load]);

  useEffect(() => {
    if (!keep) setState({ loading: true });
    refresh();
    return () => {
      latest.current += 1;
    };
  }, [refresh, keep]);

  return { ...state, refresh };
}
