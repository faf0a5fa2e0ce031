const STEPS: Record<string, (index: number, count: number) => number> = {
  ArrowDown: (index, count) => Math.min(index + 1, count - 1),
  ArrowUp: index => Math.max(index - 1, 0),
  Home: () => 0,
  End: (_, count) => count - 1,
};

/**
 * Moves the focus between the rows of a list.
 *
 * @returns whether the key was one that moves, and a row had the focus
 */
export function moveFocus(list: HTMLElement, key: string): boolean {
  const rows = [...list.querySelectorAll<HTMLElement>('[data-finding-row]')];
  const index = rows.findIndex(row => row === document.activeElement);
  const step = STEPS[key];
  if (!step || index < 0) return false;
  rows[step(index, rows.length)].focus();
  return true;
}
