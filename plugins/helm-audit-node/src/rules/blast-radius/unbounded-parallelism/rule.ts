import { numberAt, stringAt } from '../../../json';
import { defineRule } from '../../defineRule';

export default defineRule({
  meta: {
    id: 'unbounded-parallelism',
    dimension: 'blast-radius',
    title: 'Jobs can not flood what they depend on',
    failureTitle: 'Jobs may pile up and flood a dependency',
    severity: 'medium',
    confidence: 'medium',
    target: 'workload',
    requires: [],
    messages: {
      overlap: {
        message:
          'Runs of CronJob {{name}} may overlap and have no time limit, so slow runs pile up.',
        remediation:
          'Set `concurrencyPolicy: Forbid`, or `activeDeadlineSeconds` in the job.',
      },
      parallel: {
        message:
          '{{kind}} {{name}} starts {{parallelism}} pods at once, all of which ask the same dependencies.',
        remediation:
          'Lower `parallelism` to what the slowest dependency carries.',
      },
    },
    options: {
      pods: {
        type: 'number',
        description:
          'How many pods of one job what they depend on carries at once.',
        default: 20,
        stricter: 'lower',
        minimum: 1,
        maximum: 1000,
      },
    },
    effort: 'S',
    phase: 2,
    compliance: ['graceful-degradation'],
    risks: ['blast-radius-exposure', 'capacity-overload'],
    controls: [],
    references: [
      'https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#concurrency-policy',
      'https://kubernetes.io/docs/concepts/workloads/controllers/job/#parallel-jobs',
    ],
    since: '0.1.0',
  },
  appliesTo: ({ resource }) =>
    resource.kind === 'CronJob' || resource.kind === 'Job',
  check({ resource }, { options, report }) {
    const { kind, name, body } = resource;
    const isCron = kind === 'CronJob';
    const job = isCron ? ['spec', 'jobTemplate', 'spec'] : ['spec'];
    const parallelism = numberAt(body, ...job, 'parallelism') ?? 1;
    if (parallelism > options.pods) {
      const path = [...job, 'parallelism'];
      report({
        messageId: 'parallel',
        data: { kind, name, parallelism },
        path,
      });
    }
    const overlaps =
      isCron &&
      (stringAt(body, 'spec', 'concurrencyPolicy') ?? 'Allow') === 'Allow';
    const deadline = numberAt(body, ...job, 'activeDeadlineSeconds');
    if (!overlaps || deadline !== undefined) return;
    const path = ['spec', 'concurrencyPolicy'];
    report({ messageId: 'overlap', data: { name }, path });
  },
});
