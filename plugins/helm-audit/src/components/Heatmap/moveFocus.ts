import { KeyboardEvent } from 'react';

/** Which way each key leads, and by how many cells. */
const STEPS: Record<string, ['row' | 'dimension', number]> = {
  ArrowLeft: ['row', -1],
  ArrowRight: ['row', 1],
  ArrowUp: ['dimension', -1],
  ArrowDown: ['dimension', 1],
};

/** Moves the focus from cell to cell of a heatmap by arrow keys, past cells without a score. */
export function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const [along, by] = STEPS[event.key] ?? [];
  const cell = event.target as HTMLElement;
  if (!along || cell.dataset[along] === undefined) return;
  const line = [
    ...event.currentTarget.querySelectorAll<HTMLElement>(`[data-${along}]`),
  ].filter(other => other.dataset[along] === cell.dataset[along]);
  const next = line[line.indexOf(cell) + by!];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
