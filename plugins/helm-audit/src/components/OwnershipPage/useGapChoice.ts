import { useMemo } from 'react';
import {
  OWNERSHIP_GAPS,
  OWNERSHIP_RUNGS,
  OwnershipGapKind,
  OwnershipRungId,
  UNMET_STATES,
  UnmetState,
} from '@helm-audit/plugin-helm-audit-common';
import { useViewParams } from '../../hooks/useViewParams';

/** What the table of gaps is narrowed down to: by one count of the page at a time. */
export interface Chosen {
  gap?: OwnershipGapKind;
  rung?: OwnershipRungId;
  /** How that rung is. */
  state?: UnmetState;
  reached?: OwnershipRungId;
}

/** What is chosen beside the filters, kept in the address. */
export interface GapChoice extends Chosen {
  /** Whether exactly this is chosen. */
  isChosen: (what: Chosen) => boolean;
  /** Chooses something instead of what was, or lets go of what is chosen already. */
  choose: (what: Chosen) => void;
  clear: () => void;
}

/** Reads and writes what is chosen. */
export function useGapChoice(): GapChoice {
  const { params, change } = useViewParams();
  const gap = OWNERSHIP_GAPS.find(each => each === params.get('gap'));
  const rung = OWNERSHIP_RUNGS.find(each => each === params.get('rung'));
  const state = rung && UNMET_STATES.find(each => each === params.get('state'));
  const reached = OWNERSHIP_RUNGS.find(each => each === params.get('reached'));
  return useMemo(() => {
    const set = (next: Chosen) =>
      change({
        gap: next.gap,
        rung: next.rung,
        state: next.state,
        reached: next.reached,
      });
    const isChosen = (what: Chosen) =>
      what.gap === gap &&
      what.rung === rung &&
      what.state === state &&
      what.reached === reached;
    return {
      gap,
      rung,
      state,
      reached,
      isChosen,
      choose: what => set(isChosen(what) ? {} : what),
      clear: () => set({}),
    };
  }, [gap, rung, state, reached, change]);
}
