export { Drill } from './Drill';
export { useDrill } from './useDrill';
export type { DrillState } from './useDrill';
