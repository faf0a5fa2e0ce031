import { HistoryPoint } from '@helm-audit/plugin-helm-audit-common';

/** How many audits the line shows at most. */
export const MAX_POINTS = 30;

/** Pixels that keep the last dot inside the picture. */
const MARGIN = 5;
/** The least difference of scores that fills the height, so that noise stays flat. */
const MIN_SPAN = 2;

/** What a trend picture consists of, in pixels. */
export interface Trend {
  /** Connected runs of points: broken where a score is missing or the profile changed. */
  lines: string[];
  last?: { x: number; y: number };
  /** Where the profile changed, so that scores left and right don't compare. */
  profileChanges: number[];
}

/** Lays out the scores of a history, oldest first, in a picture of the given size. */
export function drawTrend(
  points: HistoryPoint[],
  size: { width: number; height: number },
): Trend {
  const scale = createScale(points, size);
  const lines: string[] = [];
  const profileChanges: number[] = [];
  let run: string[] = [];
  let last: Trend['last'];
  points.forEach((point, index) => {
    const before = points[index - 1];
    const changed = before && before.profileHash !== point.profileHash;
    if (changed) profileChanges.push(scale.x(index - 0.5));
    if (changed || point.score === null) {
      lines.push(run.join(' '));
      run = [];
    }
    if (point.score !== null) {
      last = { x: scale.x(index), y: scale.y(point.score) };
      run.push(`${last.x},${last.y}`);
    }
  });
  lines.push(run.join(' '));
  return {
    lines: lines.filter(line => line.includes(' ')),
    last,
    profileChanges,
  };
}

function createScale(
  points: HistoryPoint[],
  { width, height }: { width: number; height: number },
) {
  const scores = points.flatMap(p => (p.score === null ? [] : [p.score]));
  const low = Math.min(...scores);
  const high = Math.max(...scores);
  const span = Math.max(high - low, MIN_SPAN);
  const middle = (low + high) / 2;
  const step = (width - 2 * MARGIN) / Math.max(points.length - 1, 1);
  const round = (value: number) => Math.round(value * 10) / 10;
  // A single audit sits at the right end, where later ones will continue.
  const offset = points.length === 1 ? width - 2 * MARGIN : 0;
  return {
    x: (index: number) => round(MARGIN + offset + index * step),
    y: (score: number) =>
      round(height / 2 - ((score - middle) / span) * (height - 2 * MARGIN)),
  };
}
