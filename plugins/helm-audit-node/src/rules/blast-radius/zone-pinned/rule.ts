import { pinnedPlace } from '../../../facts/podPlacement';
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
    requires: [],
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
  check(workload, { report }) {
    const place = pinnedPlace(workload);
    if (!place) return;
    const { kind, name } = workload.resource;
    const { domain: messageId, value, path } = place;
    const data = { kind, name, zone: value, node: value };
    report({ messageId, data, path });
  },
});
