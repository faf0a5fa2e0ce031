/** Where an action stands in a text. */
export interface ActionRange {
  /** Index of its first brace. */
  start: number;
  /** Index after its last brace. */
  end: number;
}

/**
 * Finds what stands between `{{` and the next `}}`, in one pass: a pattern would look for the
 * end of the text anew from each `{{` that nothing closes.
 */
export function actionsIn(text: string): ActionRange[] {
  const ranges: ActionRange[] = [];
  let end = 0;
  for (;;) {
    const start = text.indexOf('{{', end);
    const close = start < 0 ? -1 : text.indexOf('}}', start + 2);
    if (close < 0) return ranges;
    end = close + 2;
    ranges.push({ start, end });
  }
}

/** A text without its actions. */
export function withoutActions(text: string): string {
  const ranges = actionsIn(text);
  const starts = [0, ...ranges.map(({ end }) => end)];
  return starts
    .map((start, index) => text.slice(start, ranges[index]?.start))
    .join('');
}
