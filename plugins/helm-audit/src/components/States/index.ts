export { FailedNotice } from './FailedNotice';
export { FirstAuditState } from './FirstAuditState';
export { IncompleteNotice } from './IncompleteNotice';
export { LoadErrorNotice } from './LoadErrorNotice';
export { TabSkeleton } from './TabSkeleton';
export { UnlinkedState } from './UnlinkedState';
