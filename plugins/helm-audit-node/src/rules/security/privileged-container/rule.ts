import { containerTitle, isPrivileged } from '../../../facts/securityContext';
import { valueAt } from '../../../json';
import { defineRule } from '../../defineRule';

export default defineRule({
  meta: {
    id: 'privileged-container',
    dimension: 'security',
    title: 'Containers are not privileged',
    failureTitle: 'A container is privileged',
    severity: 'critical',
    confidence: 'high',
    target: 'container',
    requires: [],
    messages: {
      privileged: {
        message:
          '{{container}} is privileged: whoever gets into it owns the node and everything else that runs there.',
        remediation:
          'Set `securityContext.privileged: false` and add the one capability that is needed.',
      },
      hostProcess: {
        message:
          '{{container}} is a Windows HostProcess container: whoever gets into it owns the node and everything else that runs there.',
        remediation: 'Set `windowsOptions.hostProcess: false`.',
      },
    },
    effort: 'M',
    phase: 1,
    compliance: ['security-standards', 'kubernetes-best-practice'],
    risks: ['availability-impact', 'blast-radius-exposure'],
    controls: ['CIS 5.2.2', 'PSS baseline', 'NSA-CISA'],
    references: [
      'https://kubernetes.io/docs/concepts/security/pod-security-standards/',
      'https://kubernetes.io/docs/tasks/configure-pod-container/create-hostprocess-pod/',
    ],
    since: '0.1.0',
  },
  check(container, { report }) {
    const data = { container: containerTitle(container, container.workload) };
    if (isPrivileged(container)) {
      const path = ['securityContext', 'privileged'];
      report({ messageId: 'privileged', data, path });
    }
    const path = ['securityContext', 'windowsOptions', 'hostProcess'];
    const own = valueAt(container.spec, ...path);
    if (own === true) report({ messageId: 'hostProcess', data, path });
    const { podSpec, podSpecPath, resource } = container.workload;
    if (own === undefined && valueAt(podSpec, ...path) === true) {
      const podPath = [...podSpecPath, ...path];
      report({ messageId: 'hostProcess', data, resource, path: podPath });
    }
  },
});
