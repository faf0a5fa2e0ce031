export { FindingList } from './FindingList';
export type { TabId } from './tabs';
export { useOpenFindings } from './useOpenFindings';
