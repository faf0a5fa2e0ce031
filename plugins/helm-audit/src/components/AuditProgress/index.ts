export { AuditAnnouncer } from './AuditAnnouncer';
export { ProgressLine, StageList } from './AuditProgress';
