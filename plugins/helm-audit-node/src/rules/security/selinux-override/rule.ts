import { containerTitle, securityField } from '../../../facts/securityContext';
import { stringAt } from '../../../json';
import { defineRule } from '../../defineRule';

/** Types that the baseline standard permits; '' stands for the runtime's own choice. */
const PERMITTED = new Set([
  '',
  'container_t',
  'container_init_t',
  'container_kvm_t',
  'container_engine_t',
]);

export default defineRule({
  meta: {
    id: 'selinux-override',
    dimension: 'security',
    title: 'Containers keep the SELinux confinement of their runtime',
    failureTitle: 'A container leaves the SELinux confinement of its runtime',
    severity: 'medium',
    confidence: 'high',
    target: 'container',
    requires: [],
    messages: {
      override: {
        message:
          '{{container}} sets the SELinux {{field}} {{value}}, which may take away what keeps it from the files of its node.',
        remediation: 'Remove `seLinuxOptions.{{field}}`.',
      },
    },
    effort: 'S',
    phase: 2,
    compliance: ['security-standards', 'kubernetes-best-practice'],
    risks: ['availability-impact', 'blast-radius-exposure'],
    controls: ['PSS baseline'],
    references: [
      'https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline',
      'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/#assign-selinux-labels-to-a-container',
    ],
    since: '0.1.0',
  },
  check(container, { report }) {
    const { workload } = container;
    const { value: options, at } = securityField(
      container,
      workload,
      'seLinuxOptions',
    );
    const title = containerTitle(container, workload);
    const say = (field: string, value: string) =>
      report({
        messageId: 'override',
        data: { container: title, field, value },
        ...at,
        path: [...at.path, field],
      });
    const type = stringAt(options, 'type') ?? '';
    if (!PERMITTED.has(type)) say('type', type);
    const user = stringAt(options, 'user') ?? '';
    if (user !== '') say('user', user);
    const role = stringAt(options, 'role') ?? '';
    if (role !== '') say('role', role);
  },
});
