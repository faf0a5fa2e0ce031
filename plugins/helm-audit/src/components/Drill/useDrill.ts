import { useCallback, useMemo, useRef } from 'react';
import { useViewParams } from '../../hooks/useViewParams';
import {
  DRILL_PARAMETERS,
  NOTHING_OPEN,
  ORDER_PARAMETER,
} from '../../lib/orgView';

/** Which of several things is looked into, kept in the address of the page. */
export interface DrillState {
  /** Key of it; `undefined` when none of these is open. */
  open: string | undefined;
  toggle: (key: string) => void;
  close: () => void;
  /** Id of the button that opens something, no other's on the page. */
  idOf: (key: string) => string;
}

/**
 * @param table - tells the rows of one table from those of the others on the page
 * @param level - `inner` for what opens within something that is open
 */
export function useDrill(
  table: string,
  level: keyof typeof DRILL_PARAMETERS = 'outer',
): DrillState {
  const { params, change } = useViewParams();
  const opener = useRef<Element | null>(null);
  const parameter = DRILL_PARAMETERS[level];
  const prefix = `${table}.`;
  const shown = params.get(parameter);
  const open = shown?.startsWith(prefix)
    ? shown.slice(prefix.length)
    : undefined;
  const show = useCallback(
    (key: string | undefined) =>
      change({
        // An order was chosen for the list that was open.
        ...(level === 'outer'
          ? NOTHING_OPEN
          : { [ORDER_PARAMETER]: undefined }),
        [parameter]: key === undefined ? undefined : prefix + key,
      }),
    [change, level, parameter, prefix],
  );
  const idOf = useCallback(
    (key: string) => `${parameter}-${prefix}${key}`,
    [parameter, prefix],
  );
  const close = useCallback(() => {
    show(undefined);
    // Back to where the reader came from; to its button after a shared link.
    if (open !== undefined) giveFocusBack(opener.current, idOf(open));
  }, [show, open, idOf]);
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
  return useMemo(
    () => ({ open, toggle, close, idOf }),
    [open, toggle, close, idOf],
  );
}

function giveFocusBack(opener: Element | null, id: string): void {
  const isButton = opener instanceof HTMLElement && opener !== document.body;
  const target = isButton && opener.isConnected ? opener : undefined;
  (target ?? document.getElementById(id))?.focus();
}
