import { podRequest } from '../../../facts/containerResources';
import { spreadRules } from '../../../facts/podSpread';
import { isMap, mapAt } from '../../../json';
import { defineRule } from '../../defineRule';

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
          '{{kind}} {{name}} allows one pod in each zone and wants {{replicas}}, but there are {{zones}} zones.',
        remediation:
          'Use `topologySpreadConstraints` with `maxSkew: 1` instead of required anti-affinity.',
      },
    },
    options: {
      cpu: {
        type: 'number',
        description: 'Cores that an ordinary node has for pods.',
        default: 16,
        stricter: 'lower',
        minimum: 1,
        maximum: 1000,
      },
      memory: {
        type: 'number',
        description: 'GiB of memory that an ordinary node has for pods.',
        default: 64,
        stricter: 'lower',
        minimum: 1,
        maximum: 10000,
      },
      zones: {
        type: 'number',
        description: 'How many zones the clusters span.',
        default: 3,
        stricter: 'lower',
        minimum: 1,
        maximum: 20,
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
  check(workload, { options, report }) {
    const { podSpec, podSpecPath } = workload;
    const { kind, name } = workload.resource;
    const cpu = podRequest(workload, 'cpu');
    const memory = Math.round(podRequest(workload, 'memory') / 2 ** 30);
    const isPlaced =
      Object.keys(mapAt(podSpec, 'nodeSelector')).length > 0 ||
      isMap(mapAt(podSpec, 'affinity').nodeAffinity);
    if (!isPlaced && (cpu > options.cpu || memory > options.memory)) {
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
    if (onePerZone && replicas > options.zones) {
      const { path } = onePerZone;
      report({
        messageId: 'zones',
        data: { kind, name, replicas, zones: options.zones },
        path,
      });
    }
  },
});
