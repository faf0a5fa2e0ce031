export { Drill } from './Drill';
export { openerId, useDrill } from './useDrill';
export type { DrillState } from './useDrill';
