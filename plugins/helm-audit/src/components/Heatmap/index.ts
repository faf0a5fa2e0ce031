export { Heatmap } from './Heatmap';
export { readCell } from './cells';
export type { CellKey } from './cells';
