export { SwitchOn } from './SwitchOn';
