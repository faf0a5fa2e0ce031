import { spreadRules } from '../../../facts/podSpread';
import { isService, isServing } from '../../../facts/workloads';
import { defineRule } from '../../defineRule';
import { spreadFix } from '../../fixes';

export default defineRule({
  meta: {
    id: 'missing-node-spread',
    dimension: 'blast-radius',
    title: 'Replicas are kept on different nodes',
    failureTitle: 'All replicas of a service may run on one node',
    severity: 'high',
    confidence: 'high',
    target: 'workload',
    requires: ['resources'],
    messages: {
      missing: {
        message:
          'Nothing keeps the {{replicas}} replicas of {{kind}} {{name}} apart, so one lost node may take them all.',
        remediation:
          'Add `topologySpreadConstraints` on `kubernetes.io/hostname` with the labels of {{name}}.',
      },
      unmatched: {
        message:
          'The topology spread constraint on `{{key}}` of {{kind}} {{name}} selects other pods than its own, so it keeps nothing apart.',
        remediation:
          'Let its `labelSelector` match the pod labels of {{name}}.',
      },
    },
    effort: 'S',
    phase: 1,
    compliance: ['redundancy', 'zero-impact'],
    risks: ['blast-radius-exposure', 'critical-path-failure'],
    controls: [],
    references: [
      'https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/',
    ],
    since: '0.1.0',
  },
  appliesTo: workload =>
    isService(workload) && (workload.replicas?.lowerBound ?? 0) >= 2,
  check(workload, { facts, report, undetermined }) {
    const { kind, name } = workload.resource;
    // A worker that pauses delays its work; a service that does is down.
    const severity = isServing(workload) ? undefined : 'medium';
    const rules = spreadRules(workload);
    // Pods in different zones are on different nodes too.
    if (rules.some(({ domain, matchesOwnPods }) => domain && matchesOwnPods)) {
      return;
    }
    const special = rules.find(rule => !rule.domain && rule.matchesOwnPods);
    if (special) {
      undetermined(
        `${kind} ${name} is spread over \`${special.topologyKey}\`, which only the cluster's owner can tell from nodes.`,
      );
      return;
    }
    const unmatched = rules.find(
      ({ domain, type }) => domain && type === 'constraint',
    );
    if (unmatched) {
      const { topologyKey: key, path } = unmatched;
      report({
        messageId: 'unmatched',
        data: { kind, name, key },
        path,
        severity,
      });
      return;
    }
    report({
      messageId: 'missing',
      data: { kind, name, replicas: workload.replicas?.lowerBound ?? 0 },
      path: [...workload.podSpecPath, 'topologySpreadConstraints'],
      fix: spreadFix(workload, facts.resources),
      severity,
    });
  },
});
