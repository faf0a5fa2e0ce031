export { Drill } from './Drill';
export { openerId, useDrill } from './useDrill';
