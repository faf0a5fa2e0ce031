import {
  describeFailover,
  hasAutomaticFailover,
  isPrimary,
} from '../../../facts/failover';
import { defineRule } from '../../defineRule';

export default defineRule({
  meta: {
    id: 'active-passive',
    dimension: 'blast-radius',
    title: 'A lost primary is replaced by itself',
    failureTitle: 'A lost primary waits for somebody to act',
    severity: 'high',
    confidence: 'medium',
    target: 'workload',
    requires: ['workloads'],
    messages: {
      manual: {
        message:
          '{{kind}} {{name}} is the only writable member of its data store, and nothing chooses a new one when it is lost.',
        remediation:
          'Let {{failover}} choose a new primary by itself, if the chart can by one of its values, or use a managed service.',
      },
    },
    effort: 'L',
    phase: 3,
    compliance: ['redundancy', 'critical-path-protection'],
    risks: [
      'blast-radius-exposure',
      'critical-path-failure',
      'incident-response',
    ],
    controls: [],
    references: [
      'https://redis.io/docs/latest/operate/oss_and_stack/management/sentinel/',
      'https://patroni.readthedocs.io/en/latest/',
    ],
    since: '0.1.0',
  },
  appliesTo: (workload, { facts }) => isPrimary(workload, facts.workloads),
  check(workload, { facts, report }) {
    if (hasAutomaticFailover(workload, facts.workloads)) return;
    const { kind, name } = workload.resource;
    report({
      messageId: 'manual',
      data: {
        kind,
        name,
        failover: describeFailover(workload),
      },
      path: workload.replicas?.path,
    });
  },
});
