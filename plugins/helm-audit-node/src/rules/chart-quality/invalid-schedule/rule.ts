import { scheduleDefect } from '../../../facts/cronSchedule';
import { stringAt } from '../../../json';
import type { Resource } from '../../../stages/gather/types';
import { defineRule } from '../../defineRule';

/** Kinds that run by a schedule at `spec.schedule`, with their groups. */
const SCHEDULED: Record<string, string> = {
  CronJob: 'batch',
  CronWorkflow: 'argoproj.io',
  Schedule: 'velero.io',
};

export default defineRule({
  meta: {
    id: 'invalid-schedule',
    dimension: 'chart-quality',
    title: 'Schedules can be read and come true',
    failureTitle: 'A schedule is refused or never comes true',
    severity: 'high',
    confidence: 'high',
    target: 'resource',
    requires: [],
    messages: {
      defect: {
        message:
          'The schedule "{{schedule}}" of {{kind}} {{name}} {{defect}}, so it never runs.',
        remediation:
          'Write minute, hour, day of the month, month and day of the week, such as `0 3 * * *`.',
      },
      zoneInSchedule: {
        message:
          'CronJob {{name}} names its time zone within the schedule, which Kubernetes refuses.',
        remediation: 'Move the time zone to `spec.timeZone`.',
      },
      localZone: {
        message:
          'CronJob {{name}} has `timeZone: {{zone}}`, which names no time zone, so Kubernetes refuses it.',
        remediation: 'Name a time zone such as `Europe/Berlin` or `Etc/UTC`.',
      },
    },
    effort: 'S',
    phase: 1,
    compliance: ['zero-impact', 'kubernetes-best-practice'],
    risks: ['critical-path-failure', 'monitoring-blind-spot'],
    controls: [],
    references: [
      'https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#schedule-syntax',
    ],
    since: '0.1.0',
  },
  appliesTo: resource =>
    isScheduled(resource) &&
    stringAt(resource.body, 'spec', 'schedule') !== undefined,
  check({ kind, name, body }, { report }) {
    const path = ['spec', 'schedule'];
    const schedule = stringAt(body, ...path) ?? '';
    const defect = scheduleDefect(schedule);
    if (defect) {
      report({
        messageId: 'defect',
        data: { kind, name, schedule, defect },
        path,
      });
    }
    if (kind !== 'CronJob') return;
    if (schedule.includes('TZ=')) {
      report({ messageId: 'zoneInSchedule', data: { name }, path });
    }
    const zone = stringAt(body, 'spec', 'timeZone');
    if (zone !== undefined && !isZone(zone)) {
      const at = ['spec', 'timeZone'];
      report({ messageId: 'localZone', data: { name, zone }, path: at });
    }
  },
});

/** Whether the database of time zones has it; Kubernetes takes no "Local". */
function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }) !== undefined;
  } catch {
    return false;
  }
}

function isScheduled({ kind, group }: Resource): boolean {
  return Object.hasOwn(SCHEDULED, kind) && SCHEDULED[kind] === group;
}
