import { spreadRules } from '../../../facts/podSpread';
import { isServing, Workload } from '../../../facts/workloads';
import { defineRule } from '../../defineRule';

/** Rules that keep the workload's own pods apart by node or zone. */
function effectiveRules(workload: Workload) {
  return spreadRules(workload).filter(
    ({ domain, matchesOwnPods }) => domain && matchesOwnPods,
  );
}

export default defineRule({
  meta: {
    id: 'soft-spread-critical-path',
    dimension: 'blast-radius',
    title: 'Spreading of critical services is binding',
    failureTitle: 'Spreading of a critical service is only a wish',
    severity: 'medium',
    confidence: 'high',
    target: 'workload',
    requires: ['context'],
    messages: {
      soft: {
        message:
          '{{kind}} {{name}} asks to be spread over `{{key}}` only if it is convenient, and this service is of tier 1.',
        remediation:
          'Set `whenUnsatisfiable: DoNotSchedule`, or use required anti-affinity.',
      },
    },
    effort: 'S',
    phase: 1,
    compliance: ['critical-path-protection', 'redundancy'],
    risks: ['critical-path-failure', 'blast-radius-exposure'],
    controls: [],
    references: [
      'https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/',
    ],
    since: '0.1.0',
  },
  appliesTo: (workload, { facts }) =>
    facts.context.tier === 1 &&
    isServing(workload) &&
    (workload.replicas?.lowerBound ?? 0) >= 2 &&
    effectiveRules(workload).length > 0,
  check(workload, { report }) {
    const rules = effectiveRules(workload);
    if (rules.some(({ isHard }) => isHard)) return;
    const { kind, name } = workload.resource;
    const { topologyKey: key, path } = rules[0];
    report({ messageId: 'soft', data: { kind, name, key }, path });
  },
});
