import { MovementResponse } from '@helm-audit/plugin-helm-audit-common';
import { Movement } from '../database/operations/org/listMovements';

/** Services that moved, and how many there are. */
export interface Moved {
  /** Most improved first, then the higher score. */
  improved: Movement[];
  /** Fell back the most first. */
  fellBack: Movement[];
  counts: Pick<
    MovementResponse,
    'improvedCount' | 'fellBackCount' | 'unchangedCount' | 'newCount'
  >;
}

/** Sorts services by which way they moved. */
export function sortMovements(movements: Movement[]): Moved {
  const improved = movements.filter(({ change }) => (change ?? 0) > 0);
  const fellBack = movements.filter(({ change }) => (change ?? 0) < 0);
  const fresh = movements.filter(({ change }) => change === null);
  return {
    improved: improved.sort(byChange(-1)),
    fellBack: fellBack.sort(byChange(1)),
    counts: {
      improvedCount: improved.length,
      fellBackCount: fellBack.length,
      unchangedCount:
        movements.length - improved.length - fellBack.length - fresh.length,
      newCount: fresh.length,
    },
  };
}

function byChange(direction: 1 | -1) {
  return (a: Movement, b: Movement) =>
    direction * ((a.change ?? 0) - (b.change ?? 0)) ||
    b.score - a.score ||
    a.id - b.id;
}
