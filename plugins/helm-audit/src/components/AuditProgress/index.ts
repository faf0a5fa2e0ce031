export { ProgressLine, StageList } from './AuditProgress';
