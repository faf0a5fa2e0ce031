import { useMemo } from 'react';
import {
  OWNERSHIP_GAPS,
  OWNERSHIP_RUNGS,
  OwnershipGapKind,
  OwnershipRungId,
} from '@helm-audit/plugin-helm-audit-common';
import { useViewParams } from '../../hooks/useViewParams';

/** What the table of gaps is narrowed down to beside the filters, kept in the address. */
export interface GapChoice {
  gap?: OwnershipGapKind;
  rung?: OwnershipRungId;
  /** Chooses, or lets go of what is chosen already. */
  chooseGap: (gap: OwnershipGapKind) => void;
  chooseRung: (rung: OwnershipRungId) => void;
  clear: () => void;
}

/** Reads and writes the chosen gap and rung. */
export function useGapChoice(): GapChoice {
  const { params, change } = useViewParams();
  const gap = OWNERSHIP_GAPS.find(each => each === params.get('gap'));
  const rung = OWNERSHIP_RUNGS.find(each => each === params.get('rung'));
  return useMemo(
    () => ({
      gap,
      rung,
      chooseGap: next => change({ gap: next === gap ? undefined : next }),
      chooseRung: next => change({ rung: next === rung ? undefined : next }),
      clear: () => change({ gap: undefined, rung: undefined }),
    }),
    [gap, rung, change],
  );
}
