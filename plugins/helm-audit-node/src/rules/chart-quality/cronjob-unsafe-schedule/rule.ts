import { numberAt, stringAt } from '../../../json';
import { defineRule } from '../../defineRule';
import { RuleFix } from '../../types';

/** The controller looks only so often, in seconds; a shorter deadline may miss every run. */
const SHORTEST_DEADLINE = 10;

const DEADLINE: RuleFix = {
  title: 'Let runs start up to 300 s late; check how late is still of use',
  safety: 'review',
  set: 300,
};

export default defineRule({
  meta: {
    id: 'cronjob-unsafe-schedule',
    dimension: 'chart-quality',
    title: 'CronJobs say what happens when a run is late or long',
    failureTitle:
      'A CronJob leaves to chance what happens to late or long runs',
    severity: 'medium',
    confidence: 'high',
    target: 'resource',
    requires: [],
    messages: {
      overlap: {
        message:
          'CronJob {{name}} has no `concurrencyPolicy`, so a run that takes longer than the interval gets company, and more with each interval.',
        remediation:
          'Set `concurrencyPolicy` to Forbid, or to Replace or Allow where that is meant.',
      },
      late: {
        message:
          'CronJob {{name}} has no `startingDeadlineSeconds`, so a run that was missed starts at any later time, such as in the middle of the day.',
        remediation:
          'Set `startingDeadlineSeconds` to how late a run may still start.',
      },
      short: {
        message:
          'CronJob {{name}} lets runs start at most {{seconds}} s late, but Kubernetes looks only every {{shortest}} s, so runs may never start.',
        remediation: 'Set `startingDeadlineSeconds` to at least {{shortest}}.',
      },
    },
    effort: 'S',
    phase: 2,
    compliance: ['graceful-degradation', 'kubernetes-best-practice'],
    risks: ['capacity-overload', 'operational-burden'],
    controls: [],
    references: [
      'https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/',
    ],
    since: '0.1.0',
  },
  appliesTo: ({ kind, group }) => kind === 'CronJob' && group === 'batch',
  check({ name, body }, { report }) {
    if (!stringAt(body, 'spec', 'concurrencyPolicy')) {
      report({
        messageId: 'overlap',
        data: { name },
        path: ['spec', 'concurrencyPolicy'],
        fix: {
          title:
            'Forbid a run while another is on; check that none is meant to',
          safety: 'review',
          set: 'Forbid',
        },
      });
    }
    const path = ['spec', 'startingDeadlineSeconds'];
    const seconds = numberAt(body, ...path);
    if (seconds === undefined) {
      const data = { name };
      report({ messageId: 'late', data, path, severity: 'low', fix: DEADLINE });
    } else if (seconds < SHORTEST_DEADLINE) {
      const shortest = SHORTEST_DEADLINE;
      const data = { name, seconds, shortest };
      report({ messageId: 'short', data, path, fix: DEADLINE });
    }
  },
});
