import { mayBeClusterComponent } from '../../../facts/clusterComponent';
import { pinnedPlace } from '../../../facts/podPlacement';
import { stayingForEver } from '../../../facts/tolerations';
import { isService } from '../../../facts/workloads';
import { defineRule } from '../../defineRule';

export default defineRule({
  meta: {
    id: 'zone-pinned',
    dimension: 'blast-radius',
    title: 'Services may run in any zone',
    failureTitle: 'A service is bound to one zone or node',
    severity: 'medium',
    confidence: 'high',
    target: 'workload',
    requires: ['resources'],
    messages: {
      zone: {
        message:
          '{{kind}} {{name}} may run in {{zone}} only, so it is down whenever that zone is.',
        remediation:
          'Allow several zones in the node selector or affinity, or remove it.',
      },
      node: {
        message:
          '{{kind}} {{name}} may run on node {{node}} only, so it is down whenever that node is.',
        remediation: 'Select nodes by a label that several nodes carry.',
      },
      lost: {
        message:
          'The pods of {{kind}} {{name}} tolerate every fault of their node for ever, so when a node is lost, none of them is started on another.',
        remediation:
          'Tolerate only the taints of the nodes that it needs, by their key; leave `node.kubernetes.io/unreachable` to Kubernetes, which waits 5 minutes.',
      },
    },
    effort: 'S',
    phase: 1,
    compliance: ['redundancy'],
    risks: ['blast-radius-exposure'],
    controls: [],
    references: [
      'https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/',
      'https://kubernetes.io/docs/setup/best-practices/multiple-zones/',
    ],
    since: '0.1.0',
  },
  appliesTo: isService,
  check(workload, { facts: { resources }, report }) {
    const { kind, name } = workload.resource;
    const stays = stayingForEver(workload);
    if (stays && !mayBeClusterComponent(workload, resources)) {
      report({ messageId: 'lost', data: { kind, name }, path: stays });
    }
    const place = pinnedPlace(workload);
    if (!place) return;
    const { domain: messageId, value, path } = place;
    const data = { kind, name, zone: value, node: value };
    report({ messageId, data, path });
  },
});
