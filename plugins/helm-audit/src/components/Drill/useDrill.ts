import { useCallback, useMemo, useRef } from 'react';
import { useViewParams } from '../../hooks/useViewParams';

/** What the address says is open, and what is open within that. */
const PARAMETERS = { outer: 'show', inner: 'within' } as const;

/** Id of the button that opens something. */
export function openerId(key: string): string {
  return `open-${key}`;
}

/** Which of several things is looked into, kept in the address of the page. */
export interface DrillState {
  /** Key of it; `undefined` when none of these is open. */
  open: string | undefined;
  toggle: (key: string) => void;
  close: () => void;
}

/**
 * @param table - tells the rows of one table from those of the others on the page
 * @param level - `inner` for what opens within something that is open
 */
export function useDrill(
  table: string,
  level: keyof typeof PARAMETERS = 'outer',
): DrillState {
  const { params, change } = useViewParams();
  const opener = useRef<Element | null>(null);
  const prefix = `${table}.`;
  const shown = params.get(PARAMETERS[level]);
  const open = shown?.startsWith(prefix)
    ? shown.slice(prefix.length)
    : undefined;
  const show = useCallback(
    (key: string | undefined) =>
      change({
        ...(level === 'outer' && { [PARAMETERS.inner]: undefined }),
        [PARAMETERS[level]]: key === undefined ? undefined : prefix + key,
      }),
    [change, level, prefix],
  );
  const close = useCallback(() => {
    show(undefined);
    // Back to where the reader came from; to its button after a shared link.
    if (open !== undefined) giveFocusBack(opener.current, openerId(open));
  }, [show, open]);
  const toggle = useCallback(
    (key: string) => {
      if (key === open) {
        close();
        return;
      }
      opener.current = document.activeElement;
      show(key);
    },
    [show, close, open],
  );
  return useMemo(() => ({ open, toggle, close }), [open, toggle, close]);
}

function giveFocusBack(opener: Element | null, id: string): void {
  const isButton = opener instanceof HTMLElement && opener !== document.body;
  const target = isButton && opener.isConnected ? opener : undefined;
  (target ?? document.getElementById(id))?.focus();
}
