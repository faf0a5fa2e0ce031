export { TrendLine } from './TrendLine';
