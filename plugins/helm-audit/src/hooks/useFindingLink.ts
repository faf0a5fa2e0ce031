import { useCallback, useRef } from 'react';
import {
  NavigationType,
  useLocation,
  useNavigationType,
} from 'react-router-dom';
import { useViewParams } from './useViewParams';

const PARAMETER = 'finding';

/** The finding that the address of the page points to. */
export interface FindingLink {
  /** Fingerprint of the finding; `null` when the address names none. */
  fingerprint: string | null;
  /** Lets the address point to a finding, without a new entry in the browser's history. */
  select: (fingerprint: string | null) => void;
}

/** Reads and writes the finding in the page's address. */
export function useFindingLink(): FindingLink {
  const { params, change } = useViewParams();
  const select = useCallback(
    (fingerprint: string | null) =>
      change({ [PARAMETER]: fingerprint ?? undefined }, { replace: true }),
    [change],
  );
  return { fingerprint: params.get(PARAMETER), select };
}

/** The stable address of a finding on the page that is shown. */
export function findingUrl(fingerprint: string): string {
  const url = new URL(window.location.href);
  url.searchParams.set(PARAMETER, fingerprint);
  url.hash = '';
  return url.toString();
}

/** Where on the page that is shown a finding is, all of its filters left off. */
export function useFindingHref(fingerprint: string): string {
  const { pathname } = useLocation();
  return `${pathname}?${new URLSearchParams({ [PARAMETER]: fingerprint })}`;
}

/**
 * Tells one arrival at the page from the next, by a link on the page itself too. What only follows
 * the view replaces the address, and is no arrival.
 */
export function useArrival(): string {
  const { key } = useLocation();
  const type = useNavigationType();
  const arrival = useRef(key);
  if (type !== NavigationType.Replace) arrival.current = key;
  return arrival.current;
}
