export { CapabilityPanel } from './CapabilityPanel';
