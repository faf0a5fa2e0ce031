export { DimensionBars } from './DimensionBars';
export type { DimensionBarsProps } from './DimensionBars';
