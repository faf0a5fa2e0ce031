import { podRequest } from '../../../facts/containerResources';
import { spreadRules } from '../../../facts/podSpread';
import { isMap, mapAt } from '../../../json';
import { defineRule } from '../../defineRule';

/** Cores and GiB that an ordinary node has; larger ones are a pool of their own. */
const ORDINARY_CPU = 16;
const ORDINARY_MEMORY_GIB = 64;
const ORDINARY_ZONES = 3;

export default defineRule({
  meta: {
    id: 'unschedulable-request',
    dimension: 'capacity',
    title: 'Pods fit on ordinary nodes',
    failureTitle: 'A pod may fit on no node',
    severity: 'medium',
    confidence: 'low',
    target: 'workload',
    requires: [],
    messages: {
      large: {
        message:
          'A pod of {{kind}} {{name}} requests {{cpu}} CPU and {{memory}} GiB of memory, more than ordinary nodes have.',
        remediation:
          'Lower the requests, or name the node pool that has room with `nodeSelector`.',
      },
      zones: {
        message:
          '{{kind}} {{name}} allows one pod in each zone and wants {{replicas}}, but most regions have three zones.',
        remediation:
          'Use `topologySpreadConstraints` with `maxSkew: 1` instead of required anti-affinity.',
      },
    },
    effort: 'S',
    phase: 1,
    compliance: ['kubernetes-best-practice'],
    risks: ['capacity-overload', 'change-management'],
    controls: [],
    references: [
      'https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/',
    ],
    since: '0.1.0',
  },
  appliesTo: ({ resource }) => resource.hooks.length === 0,
  check(workload, { report }) {
    const { podSpec, podSpecPath } = workload;
    const { kind, name } = workload.resource;
    const cpu = podRequest(workload, 'cpu');
    const memory = Math.round(podRequest(workload, 'memory') / 2 ** 30);
    const isPlaced =
      Object.keys(mapAt(podSpec, 'nodeSelector')).length > 0 ||
      isMap(mapAt(podSpec, 'affinity').nodeAffinity);
    if (!isPlaced && (cpu > ORDINARY_CPU || memory > ORDINARY_MEMORY_GIB)) {
      report({
        messageId: 'large',
        data: { kind, name, cpu, memory },
        path: [...podSpecPath, 'containers'],
      });
    }
    const replicas = workload.replicas?.lowerBound ?? 1;
    const onePerZone = spreadRules(workload).find(
      ({ type, domain, isHard, matchesOwnPods }) =>
        type === 'antiAffinity' &&
        domain === 'zone' &&
        isHard &&
        matchesOwnPods,
    );
    if (onePerZone && replicas > ORDINARY_ZONES) {
      const { path } = onePerZone;
      report({ messageId: 'zones', data: { kind, name, replicas }, path });
    }
  },
});
