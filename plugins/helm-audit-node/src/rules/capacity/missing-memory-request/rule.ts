import {
  endsSoon,
  hasRequest,
  isDefaulted,
  tinyMemory,
} from '../../../facts/containerResources';
import { isTestHook } from '../../../facts/securityContext';
import { defineRule } from '../../defineRule';
import { requestFix } from '../../fixes';

export default defineRule({
  meta: {
    id: 'missing-memory-request',
    dimension: 'capacity',
    title: 'Containers request the memory that they need',
    failureTitle: 'A container requests no memory',
    severity: 'high',
    confidence: 'high',
    target: 'container',
    requires: ['resources'],
    messages: {
      missing: {
        message:
          'Container {{name}} of {{kind}} {{owner}} requests no memory, so it may land on a node that has none left and is among the first to be evicted.',
        remediation:
          'Set `resources.requests.memory` to what the container uses at its peak.',
      },
      tiny: {
        message:
          'Container {{name}} of {{kind}} {{owner}} requests {{amount}} of memory, which is less than a mebibyte, so the scheduler counts with nothing; mostly the unit is wrong.',
        remediation: 'Write the request with `Mi` or `Gi`.',
      },
    },
    effort: 'S',
    phase: 1,
    compliance: ['kubernetes-best-practice', 'critical-path-protection'],
    risks: ['capacity-overload', 'critical-path-failure'],
    controls: [],
    references: [
      'https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/',
    ],
    since: '0.1.0',
  },
  // Ephemeral containers can have no resources, and tests run beside no traffic.
  appliesTo: ({ type, workload }) =>
    type !== 'ephemeral' && !isTestHook(workload.resource),
  check(container, { facts, report }) {
    const { name, workload } = container;
    const amount = tinyMemory(container, 'requests') ?? '';
    if (!amount) {
      if (hasRequest(container, 'memory')) return;
      if (isDefaulted(workload, 'requests', 'memory', facts.resources)) return;
    }
    const { kind, name: owner } = workload.resource;
    report({
      messageId: amount ? 'tiny' : 'missing',
      data: { name, kind, owner, amount },
      path: ['resources', 'requests', 'memory'],
      fix: requestFix('memory'),
      ...(endsSoon(container) && { severity: 'medium' as const }),
    });
  },
});
