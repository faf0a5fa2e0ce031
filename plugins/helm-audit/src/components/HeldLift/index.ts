export { HeldLift } from './HeldLift';
