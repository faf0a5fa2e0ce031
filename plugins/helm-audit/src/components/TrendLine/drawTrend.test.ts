import { buildHistory } from '../../testing';
import { drawTrend } from './drawTrend';

const size = { width: 110, height: 50 };

describe('drawTrend', () => {
  it('draws one line, higher scores higher up', () => {
    const { lines, last } = drawTrend(buildHistory([0, 10, 5]), size);
    expect(lines).toEqual(['5,45 55,5 105,25']);
    expect(last).toEqual({ x: 105, y: 25 });
  });

  it('keeps small changes small', () => {
    const { lines } = drawTrend(buildHistory([5, 5.1]), size);
    expect(lines).toEqual(['5,26 105,24']);
  });

  it('breaks the line where there is no score', () => {
    const { lines, last } = drawTrend(
      buildHistory([1, 2, null, 3, 3, null]),
      size,
    );
    expect(lines).toHaveLength(2);
    expect(last?.x).toBe(85);
  });

  it('breaks the line where the profile changes', () => {
    const points = buildHistory([1, 2, 3, 4]);
    points[0].profileHash = 'old';
    points[1].profileHash = 'old';
    const { lines, profileChanges } = drawTrend(points, size);
    expect(lines).toHaveLength(2);
    expect(profileChanges).toEqual([55]);
  });

  it('puts a single audit at the end and draws nothing of none', () => {
    expect(drawTrend(buildHistory([5]), size)).toEqual({
      lines: [],
      last: { x: 105, y: 25 },
      profileChanges: [],
    });
    expect(drawTrend([], size)).toEqual({ lines: [], profileChanges: [] });
  });
});
