export { DimensionBars } from './DimensionBars';
