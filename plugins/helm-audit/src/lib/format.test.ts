import {
  formatDelta,
  formatRelativeTime,
  formatScore,
  formatShare,
} from './format';

describe('formatRelativeTime', () => {
  const now = Date.parse('2026-11-23T12:00:00Z');

  it.each([
    ['2026-11-23T11:59:40Z', 'just now'],
    ['2026-11-23T11:58:00Z', '2 minutes ago'],
    ['2026-11-23T09:00:00Z', '3 hours ago'],
    ['2026-11-22T11:00:00Z', 'yesterday'],
    ['2026-09-20T12:00:00Z', '2 months ago'],
    ['2024-11-01T12:00:00Z', '2 years ago'],
  ])('says of %s that it is %s', (iso, words) => {
    expect(formatRelativeTime(iso, now)).toBe(words);
  });
});

describe('formatScore', () => {
  it('has one decimal, and a dash for none', () => {
    expect(formatScore(10)).toBe('10.0');
    expect(formatScore(null)).toBe('–');
  });
});

describe('formatDelta', () => {
  it.each([
    [0.84, '+0.8'],
    [-1.26, '−1.3'],
    [0.04, '±0.0'],
    [-0.04, '±0.0'],
  ])('writes %d as %s', (delta, words) => {
    expect(formatDelta(delta)).toBe(words);
  });
});

describe('formatShare', () => {
  it.each([
    [1, '100%'],
    [0.999, '99%'],
    [0.29, '29%'],
    [0, '0%'],
  ])('writes %d as %s', (share, words) => {
    expect(formatShare(share)).toBe(words);
  });
});
