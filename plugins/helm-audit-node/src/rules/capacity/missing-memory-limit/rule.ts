import {
  endsSoon,
  hasLimit,
  isDefaulted,
  tinyMemory,
} from '../../../facts/containerResources';
import { isTestHook } from '../../../facts/securityContext';
import { defineRule } from '../../defineRule';
import { memoryLimitFix } from '../../fixes';

export default defineRule({
  meta: {
    id: 'missing-memory-limit',
    dimension: 'capacity',
    title: 'Containers have a memory limit',
    failureTitle: 'A container may take all memory of its node',
    severity: 'high',
    confidence: 'high',
    target: 'container',
    requires: ['resources'],
    messages: {
      missing: {
        message:
          'Container {{name}} of {{kind}} {{owner}} has no memory limit, so a leak takes the memory of everything else on the node.',
        remediation:
          'Set `resources.limits.memory`, for critical services to the same value as the request.',
      },
      tiny: {
        message:
          'Container {{name}} of {{kind}} {{owner}} has a memory limit of {{amount}}, which is less than a mebibyte, so it cannot start; mostly the unit is wrong.',
        remediation: 'Write the limit with `Mi` or `Gi`.',
      },
    },
    effort: 'S',
    phase: 1,
    compliance: ['kubernetes-best-practice', 'zero-impact'],
    risks: ['blast-radius-exposure', 'capacity-overload'],
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
    const amount = tinyMemory(container, 'limits') ?? '';
    if (!amount) {
      if (hasLimit(container, 'memory')) return;
      if (isDefaulted(workload, 'limits', 'memory', facts.resources)) return;
    }
    const { kind, name: owner } = workload.resource;
    report({
      messageId: amount ? 'tiny' : 'missing',
      data: { name, kind, owner, amount },
      path: ['resources', 'limits', 'memory'],
      fix: memoryLimitFix(container),
      ...(endsSoon(container) && { severity: 'medium' as const }),
    });
  },
});
