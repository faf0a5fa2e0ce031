import { useCallback } from 'react';
import { useSearchParams } from 'react-router-dom';

/** What the address of the page says about the view, and how to change it. */
export interface ViewParams {
  params: URLSearchParams;
  /**
   * Changes parameters; `undefined` takes one out.
   *
   * @param options - `replace`: makes no new entry in the browser's history
   */
  change: (
    changes: Record<string, string | undefined>,
    options?: { replace?: boolean },
  ) => void;
}

/** Keeps a view in the address of the page, so that it can be shared and gone back to. */
export function useViewParams(): ViewParams {
  const [params, setParams] = useSearchParams();
  const change: ViewParams['change'] = useCallback(
    (changes, { replace = false } = {}) =>
      setParams(
        current => {
          const next = new URLSearchParams(current);
          for (const [name, value] of Object.entries(changes)) {
            if (value === undefined) next.delete(name);
            else next.set(name, value);
          }
          return next;
        },
        { replace, preventScrollReset: true },
      ),
    [setParams],
  );
  return { params, change };
}
