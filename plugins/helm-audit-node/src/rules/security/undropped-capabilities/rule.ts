import {
  canBeHardened,
  containerTitle,
  privilegedPort,
} from '../../../facts/securityContext';
import { listAt } from '../../../json';
import { defineRule } from '../../defineRule';
import { ContainerSubject, RuleFix } from '../../types';

const PATH = ['securityContext', 'capabilities', 'drop'];
const ADDED = ['securityContext', 'capabilities', 'add'];

export default defineRule({
  meta: {
    id: 'undropped-capabilities',
    dimension: 'security',
    title: 'Containers give up the capabilities they do not need',
    failureTitle: 'A container keeps capabilities that it was given by default',
    severity: 'medium',
    confidence: 'high',
    target: 'container',
    requires: [],
    messages: {
      kept: {
        message:
          '{{container}} keeps the capabilities that container runtimes hand out by default, {{count}}.',
        remediation:
          'Set `securityContext.capabilities.drop: [ALL]` and add back the ones that are needed.',
      },
    },
    effort: 'S',
    phase: 2,
    compliance: ['security-standards', 'kubernetes-best-practice'],
    risks: ['availability-impact'],
    controls: ['CIS 5.2.8', 'CIS 5.2.10', 'PSS restricted', 'NSA-CISA'],
    references: [
      'https://kubernetes.io/docs/concepts/security/pod-security-standards/',
      'https://man7.org/linux/man-pages/man7/capabilities.7.html',
    ],
    since: '0.1.0',
  },
  appliesTo: container => canBeHardened(container, container.workload),
  check(container, { report }) {
    const dropped = listAt(container.spec, ...PATH).map(String);
    if (dropped.some(name => name.toUpperCase() === 'ALL')) return;
    report({
      messageId: 'kept',
      data: {
        container: containerTitle(container, container.workload),
        count:
          dropped.length > 0
            ? `all but ${dropped.length}`
            : 'opening raw sockets and changing the owner of files among them',
      },
      path: PATH,
      fix: dropFix(container),
    });
  },
});

/** Drops all but what a declared port needs. */
function dropFix(container: ContainerSubject): RuleFix {
  const port = privilegedPort(container);
  const toTest =
    'Whether it binds another port below 1024, changes owners of files or pings can’t be seen; start it, and add back what its log asks for.';
  if (port === undefined) {
    return {
      title: 'Drop all capabilities',
      safety: 'review',
      toTest: toTest.replace('another', 'a'),
      set: ['ALL'],
    };
  }
  const added = listAt(container.spec, ...ADDED);
  return {
    title: `Drop all capabilities but the one to bind port ${port}`,
    safety: 'review',
    toTest,
    fields: [
      { path: PATH, set: ['ALL'] },
      {
        path: ADDED,
        set: [...new Set([...added.map(String), 'NET_BIND_SERVICE'])],
      },
    ],
  };
}
