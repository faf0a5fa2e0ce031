import { Resource } from '../stages/gather/types';
import { containerWords } from './dataStores';
import { isDocumented } from './evidenceText';
import type { Surroundings } from './surroundings';
import type { Workload } from './workloads';

/** Names of tools and jobs that back data up. */
const BACKUP =
  /back-?up|velero|k8up|restic|kopia|pgbackrest|wal-?[eg]\b|barman|xtrabackup|mongodump|pg_dump|mysqldump|snapshot-?(schedule|policy|job)/i;

/** Words that say that copies are made, and how often; cells of a table are told apart. */
const PRACTICE =
  /\b(back(ed)?[- ]?ups?|snapshots?|dumps?)\b[^.|\n]{0,80}\b(night(ly)?|daily|hourly|weekly|every|each)\b|\b(nightly|daily|hourly|weekly)\b[^.|\n]{0,40}\b(back-?ups?|snapshots?|dumps?)\b/i;

/** Kinds whose only purpose is to keep copies. */
const KINDS =
  /^(Schedule|Backup|BackupSchedule|ScheduledBackup|BackupConfiguration|BackupPlan|VolumeSnapshot|VolumeSnapshotSchedule|SnapshotSchedule|ReplicationSource|RecurringJob|PreBackupPod)$/;

/**
 * Whether anything backs up a workload: an object of the release, an annotation or a sidecar
 * of the workload, or a page of the documentation that says how often it is done.
 */
export function hasBackup(
  workload: Workload,
  resources: Resource[],
  surroundings: Surroundings,
): boolean {
  const marks = [
    ...Object.keys(workload.podAnnotations),
    ...Object.keys(workload.resource.annotations),
    ...Object.keys(workload.resource.labels),
    ...containerWords(workload),
  ];
  return (
    marks.some(mark => BACKUP.test(mark)) ||
    resources.some(isBackup) ||
    isDocumented(surroundings, PRACTICE)
  );
}

/** Whether the documentation speaks of backups at all, if only of how to make one. */
export function speaksOfBackups(surroundings: Surroundings): boolean {
  return isDocumented(surroundings, BACKUP);
}

function isBackup({ kind, name, group }: Resource): boolean {
  if (kind === 'CronJob') return BACKUP.test(name);
  // Chaos Mesh schedules experiments by a kind of the same name.
  return KINDS.test(kind) && group !== 'chaos-mesh.org';
}
