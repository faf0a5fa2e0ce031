export { FindingList } from './FindingList';
export { TABS } from './tabs';
export type { TabId } from './tabs';
export { useOpenFindings } from './useOpenFindings';
