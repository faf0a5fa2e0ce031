import { useCallback } from 'react';
import { useSearchParams } from 'react-router-dom';

/** Parameters to change; `undefined` takes one out. */
export type ParamChanges = Record<string, string | undefined>;

/** An address with some of its parameters changed. */
export function withChanges(
  params: URLSearchParams,
  changes: ParamChanges,
): URLSearchParams {
  const next = new URLSearchParams(params);
  for (const [name, value] of Object.entries(changes)) {
    if (value === undefined) next.delete(name);
    else next.set(name, value);
  }
  return next;
}

/** What the address of the page says about the view, and how to change it. */
export interface ViewParams {
  params: URLSearchParams;
  /**
   * Changes parameters.
   *
   * @param options - `replace`: makes no new entry in the browser's history
   */
  change: (changes: ParamChanges, options?: { replace?: boolean }) => void;
}

/** Keeps a view in the address of the page, so that it can be shared and gone back to. */
export function useViewParams(): ViewParams {
  const [params, setParams] = useSearchParams();
  const change: ViewParams['change'] = useCallback(
    (changes, { replace = false } = {}) =>
      setParams(current => withChanges(current, changes), {
        replace,
        preventScrollReset: true,
      }),
    [setParams],
  );
  return { params, change };
}
