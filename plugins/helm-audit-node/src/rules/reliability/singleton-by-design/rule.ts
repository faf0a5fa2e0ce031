import { isController, leaderElection } from '../../../facts/leaderElection';
import { trafficServices } from '../../../facts/traffic';
import { isService } from '../../../facts/workloads';
import { defineRule } from '../../defineRule';

export default defineRule({
  meta: {
    id: 'singleton-by-design',
    dimension: 'reliability',
    title: 'Controllers choose a leader',
    failureTitle: 'A controller runs without choosing a leader',
    severity: 'medium',
    confidence: 'medium',
    target: 'workload',
    requires: ['resources'],
    messages: {
      alone: {
        message:
          'Controller {{kind}} {{name}} shows no leader election, so it can have no replica that takes over.',
        remediation: 'Switch leader election on and run 2 replicas.',
      },
      unled: {
        message:
          '{{replicas}} replicas of controller {{kind}} {{name}} act at the same time, without choosing a leader.',
        remediation: 'Switch leader election on, or run one replica.',
      },
    },
    effort: 'M',
    phase: 2,
    compliance: ['redundancy'],
    risks: ['critical-path-failure'],
    controls: [],
    references: ['https://kubernetes.io/docs/concepts/architecture/leases/'],
    since: '0.1.0',
  },
  // What answers requests is no controller, whatever it may do besides.
  appliesTo: (workload, { facts }) =>
    isService(workload) &&
    workload.resource.kind !== 'StatefulSet' &&
    isController(workload, facts.resources) &&
    trafficServices(workload, facts.resources).length === 0,
  check(workload, { facts, report }) {
    if (leaderElection(workload, facts.resources) === 'elects') return;
    const { kind, name } = workload.resource;
    const replicas = workload.replicas?.lowerBound ?? 1;
    report({
      messageId: replicas >= 2 ? 'unled' : 'alone',
      data: { kind, name, replicas },
      path: [...workload.podSpecPath, 'containers', 0, 'args'],
    });
  },
});
