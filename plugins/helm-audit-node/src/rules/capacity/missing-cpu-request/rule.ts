import { hasRequest, isDefaulted } from '../../../facts/containerResources';
import { isTestHook } from '../../../facts/securityContext';
import { defineRule } from '../../defineRule';
import { requestFix } from '../../fixes';

export default defineRule({
  meta: {
    id: 'missing-cpu-request',
    dimension: 'capacity',
    title: 'Containers request the CPU that they need',
    failureTitle: 'A container requests no CPU',
    severity: 'medium',
    confidence: 'high',
    target: 'container',
    requires: ['resources'],
    messages: {
      missing: {
        message:
          'Container {{name}} of {{kind}} {{owner}} requests no CPU, so under load it gets whatever its neighbours leave.',
        remediation:
          'Set `resources.requests.cpu` to what the container uses under normal load.',
      },
    },
    effort: 'S',
    phase: 1,
    compliance: ['kubernetes-best-practice', 'critical-path-protection'],
    risks: ['capacity-overload'],
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
    if (hasRequest(container, 'cpu')) return;
    if (isDefaulted(workload, 'requests', 'cpu', facts.resources)) return;
    const { kind, name: owner } = workload.resource;
    report({
      messageId: 'missing',
      data: { name, kind, owner },
      path: ['resources', 'requests', 'cpu'],
      fix: requestFix('cpu'),
    });
  },
});
