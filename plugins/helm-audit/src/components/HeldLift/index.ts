export { HeldLift, SharedHold } from './HeldLift';
