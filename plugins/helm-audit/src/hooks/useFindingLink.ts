import { useCallback } from 'react';
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
