export { DependencyPanel } from './DependencyPanel';
