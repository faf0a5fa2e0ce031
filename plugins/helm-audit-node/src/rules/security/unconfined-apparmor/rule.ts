import {
  canBeHardened,
  containerTitle,
  securityField,
} from '../../../facts/securityContext';
import { stringAt } from '../../../json';
import { ContainerSubject } from '../../types';
import { defineRule } from '../../defineRule';

/** Where the profile stood before Kubernetes 1.30, by container. */
const ANNOTATION = 'container.apparmor.security.beta.kubernetes.io/';

export default defineRule({
  meta: {
    id: 'unconfined-apparmor',
    dimension: 'security',
    title: 'Containers keep their AppArmor profile',
    failureTitle: 'A container switches AppArmor off',
    severity: 'medium',
    confidence: 'high',
    target: 'container',
    requires: [],
    messages: {
      off: {
        message:
          '{{container}} has neither the AppArmor profile of the runtime nor one of its node, so nothing keeps it from mounting file systems or writing to kernel files where its other limits fail.',
        remediation:
          'Remove the profile `Unconfined`, so that the default of the container runtime holds.',
      },
    },
    effort: 'S',
    phase: 2,
    compliance: ['security-standards', 'kubernetes-best-practice'],
    risks: ['availability-impact', 'blast-radius-exposure'],
    controls: ['PSS baseline'],
    references: ['https://kubernetes.io/docs/tutorials/security/apparmor/'],
    since: '0.1.0',
  },
  appliesTo: container => canBeHardened(container, container.workload),
  check(container, { report }) {
    const off = findUnconfined(container);
    if (!off) return;
    const data = { container: containerTitle(container, container.workload) };
    report({ messageId: 'off', data, ...off });
  },
});

/**
 * Where AppArmor is switched off, or set to what the API does not know; the field wins over the
 * annotation.
 */
function findUnconfined(container: ContainerSubject) {
  const { workload, name } = container;
  const profile = securityField(container, workload, 'appArmorProfile');
  const type = stringAt(profile.value, 'type');
  if (type) return type === 'Unconfined' ? profile.at : undefined;
  const key = `${ANNOTATION}${name}`;
  const old = workload.podAnnotations[key] ?? 'runtime/default';
  if (/^(runtime\/default$|localhost\/)/.test(old)) return undefined;
  const template = workload.podSpecPath.slice(0, -1);
  return {
    resource: workload.resource,
    path: [...template, 'metadata', 'annotations', key],
  };
}
