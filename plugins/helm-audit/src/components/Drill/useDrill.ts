import { useCallback } from 'react';
import { useViewParams } from '../../hooks/useViewParams';

const PARAMETER = 'show';

/** Id of the button that opens a row. */
export function openerId(key: string): string {
  return `open-${key}`;
}

/** Which row of a table is looked into, kept in the address of the page. */
export interface DrillState {
  /** Key of the row; `undefined` when none of this table is open. */
  open: string | undefined;
  toggle: (key: string) => void;
  close: () => void;
}

/** @param table - tells the rows of one table from those of the others on the page */
export function useDrill(table: string): DrillState {
  const { params, change } = useViewParams();
  const prefix = `${table}.`;
  const shown = params.get(PARAMETER);
  const open = shown?.startsWith(prefix)
    ? shown.slice(prefix.length)
    : undefined;
  const close = useCallback(() => {
    change({ [PARAMETER]: undefined });
    // Back to where the reader came from.
    if (open !== undefined) document.getElementById(openerId(open))?.focus();
  }, [change, open]);
  const toggle = useCallback(
    (key: string) =>
      key === open ? close() : change({ [PARAMETER]: prefix + key }),
    [change, close, open, prefix],
  );
  return { open, toggle, close };
}
