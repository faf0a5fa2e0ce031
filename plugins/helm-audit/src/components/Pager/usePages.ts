import { useMemo, useState } from 'react';
import { OrgPage } from '@helm-audit/plugin-helm-audit-common';
import { Loaded, useLoad } from '../../hooks/useLoad';

/** A page of a list with what it answers: it stays in sight while the next one is loaded. */
export interface AnsweredPage<T, Q> extends OrgPage<T> {
  query: Q;
  /** How many rows come before those of this page. */
  offset: number;
}

/** A list that is read page by page. */
export interface Pages<T, Q> extends Loaded<AnsweredPage<T, Q>> {
  previous?: () => void;
  next?: () => void;
}

/** The way to the page that is shown: the cursor of each page after the first. */
interface Way<Q> {
  query: Q;
  cursors: string[];
}

type ReadPage<T, Q> = (
  query: Q & { cursor: string | undefined; limit: number },
) => Promise<OrgPage<T>>;

/**
 * Reads a list page by page; another list begins at its first page.
 *
 * @param query - memoised: which list
 * @param read - memoised
 * @param pageSize - rows of a full page
 */
export function usePages<T, Q>(
  query: Q,
  read: ReadPage<T, Q>,
  pageSize: number,
): Pages<T, Q> {
  const [way, setWay] = useState<Way<Q>>({ query, cursors: [] });
  const cursors = way.query === query ? way.cursors : [];
  const cursor = cursors[cursors.length - 1];
  const offset = cursors.length * pageSize;
  const load = useMemo(
    () => async () => ({
      ...(await read({ ...query, cursor, limit: pageSize })),
      query,
      offset,
    }),
    [read, query, cursor, pageSize, offset],
  );
  const page = useLoad(load, { keep: true });
  const nextCursor = page.data?.pageInfo.nextCursor;
  const go = (next: string[]) => () => setWay({ query, cursors: next });
  return {
    ...page,
    previous: cursors.length > 0 ? go(cursors.slice(0, -1)) : undefined,
    next:
      nextCursor && !page.loading ? go([...cursors, nextCursor]) : undefined,
  };
}
