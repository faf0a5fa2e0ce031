export { ScorecardPanel } from './ScorecardPanel';
