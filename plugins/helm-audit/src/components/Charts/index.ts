export { Histogram, StrengthBars, Trend } from './Charts';
