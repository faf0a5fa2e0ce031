import { useCallback, useState } from 'react';
import { toggle as toggleIn } from '../../lib/findings';
import { FindingLink } from '../../hooks/useFindingLink';

/** Which findings are open. */
export interface OpenFindings {
  open: ReadonlySet<string>;
  toggle: (fingerprint: string) => void;
}

/**
 * Keeps which findings are open. The page's address follows the one that was opened last, and
 * a finding that the address names is open from the start.
 */
export function useOpenFindings({
  fingerprint,
  select,
}: FindingLink): OpenFindings {
  const [open, setOpen] = useState<ReadonlySet<string>>(
    new Set(fingerprint === null ? [] : [fingerprint]),
  );

  const toggle = useCallback(
    (toggled: string) => {
      const closing = open.has(toggled);
      setOpen(toggleIn(open, toggled));
      if (!closing) select(toggled);
      else if (toggled === fingerprint) select(null);
    },
    [open, fingerprint, select],
  );

  return { open, toggle };
}
