import { useMemo, useState } from 'react';
import { OrgPage } from '@helm-audit/plugin-helm-audit-common';
import { Loaded, useLoad } from '../../hooks/useLoad';

/** A list that is read page by page. */
export interface Pages<T> extends Loaded<OrgPage<T>> {
  /** How many rows come before those of this page. */
  offset: number;
  previous?: () => void;
  next?: () => void;
}

/** The way to the page that is shown: the cursor of each page after the first. */
interface Way<L> {
  load: L | undefined;
  cursors: string[];
}

type LoadPage<T> = (cursor: string | undefined) => Promise<OrgPage<T>>;

/**
 * Reads a list page by page; another list begins at its first page.
 *
 * @param load - memoised; nothing is loaded as long as it is `undefined`
 * @param pageSize - rows of a full page
 */
export function usePages<T>(
  load: LoadPage<T> | undefined,
  pageSize: number,
): Pages<T> {
  const [way, setWay] = useState<Way<LoadPage<T>>>({ load, cursors: [] });
  const cursors = way.load === load ? way.cursors : [];
  const cursor = cursors[cursors.length - 1];
  const page = useLoad(
    useMemo(() => load && (() => load(cursor)), [load, cursor]),
    { keep: true },
  );
  const nextCursor = page.data?.pageInfo.nextCursor;
  const go = (next: string[]) => () => setWay({ load, cursors: next });
  return {
    ...page,
    offset: cursors.length * pageSize,
    previous: cursors.length > 0 ? go(cursors.slice(0, -1)) : undefined,
    next:
      nextCursor && !page.loading ? go([...cursors, nextCursor]) : undefined,
  };
}
