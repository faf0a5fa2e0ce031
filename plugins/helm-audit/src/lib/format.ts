const UNITS: Array<[Intl.RelativeTimeFormatUnit, number]> = [
  ['year', 365 * 24 * 3600],
  ['month', 30 * 24 * 3600],
  ['day', 24 * 3600],
  ['hour', 3600],
  ['minute', 60],
];

/** A point in time as distance from now, such as `3 hours ago`. */
export function formatRelativeTime(iso: string, now = Date.now()): string {
  const seconds = (Date.parse(iso) - now) / 1000;
  const unit = UNITS.find(([, size]) => Math.abs(seconds) >= size);
  if (!unit) return 'just now';
  const [name, size] = unit;
  return new Intl.RelativeTimeFormat('en', { numeric: 'auto' }).format(
    Math.round(seconds / size),
    name,
  );
}

/** A point in time with date and time, in the reader's time zone. */
export function formatDateTime(iso: string): string {
  return new Date(iso).toLocaleString('en-GB', {
    dateStyle: 'medium',
    timeStyle: 'short',
  });
}

/** A day, such as `23 Nov 2026`, in the reader's time zone. */
export function formatDate(iso: string): string {
  return new Date(iso).toLocaleDateString('en-GB', { dateStyle: 'medium' });
}

/** A score with one decimal; a dash when nothing could be decided. */
export function formatScore(score: number | null): string {
  return score === null ? '–' : score.toFixed(1);
}

/** A difference of scores with its sign, such as `+0.8`. */
export function formatDelta(delta: number): string {
  const rounded = delta.toFixed(1);
  if (Number(rounded) === 0) return '±0.0';
  return delta > 0 ? `+${rounded}` : rounded.replace('-', '−');
}

/** A share from 0 to 1 as whole percent; never rounds up to 100%. */
export function formatShare(share: number): string {
  return `${Math.floor(share * 100 + 1e-9)}%`;
}
