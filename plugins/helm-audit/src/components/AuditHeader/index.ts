export { AuditHeader } from './AuditHeader';
export { ScoreChangeText } from './ScoreChangeText';
