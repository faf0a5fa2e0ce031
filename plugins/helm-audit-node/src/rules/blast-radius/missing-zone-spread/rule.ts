import { spreadRules } from '../../../facts/podSpread';
import { mayServe } from '../../../facts/clients';
import { isServing } from '../../../facts/workloads';
import { defineRule } from '../../defineRule';
import { spreadFix } from '../../fixes';

export default defineRule({
  meta: {
    id: 'missing-zone-spread',
    dimension: 'blast-radius',
    title: 'Replicas are spread over zones',
    failureTitle: 'All replicas of a service may run in one zone',
    severity: 'high',
    confidence: 'high',
    target: 'workload',
    requires: ['context', 'resources'],
    messages: {
      missing: {
        message:
          'Nothing spreads the {{replicas}} replicas of {{kind}} {{name}} over zones, so a zone outage may take them all.',
        remediation:
          'Add `topologySpreadConstraints` on `topology.kubernetes.io/zone` with the labels of {{name}}.',
      },
    },
    effort: 'S',
    phase: 1,
    compliance: ['redundancy', 'zero-impact', 'critical-path-protection'],
    risks: ['blast-radius-exposure'],
    controls: [],
    references: [
      'https://kubernetes.io/docs/setup/best-practices/multiple-zones/',
    ],
    since: '0.1.0',
  },
  appliesTo: (workload, { facts }) =>
    mayServe(workload, facts) && (workload.replicas?.lowerBound ?? 0) >= 2,
  check(workload, { facts, report, undetermined }) {
    const { kind, name } = workload.resource;
    const own = spreadRules(workload).filter(rule => rule.matchesOwnPods);
    if (own.some(({ domain }) => domain === 'zone')) return;
    const special = own.find(({ domain }) => !domain);
    if (special) {
      undetermined(
        `${kind} ${name} is spread over \`${special.topologyKey}\`, which only the cluster's owner can tell from zones.`,
      );
      return;
    }
    report({
      messageId: 'missing',
      data: { kind, name, replicas: workload.replicas?.lowerBound ?? 0 },
      path: [...workload.podSpecPath, 'topologySpreadConstraints'],
      fix: spreadFix(workload, facts.resources),
      ...(!isServing(workload) && { severity: 'medium' as const }),
    });
  },
});
