import { mapsAt, stringAt } from '../../../json';
import { defineRule } from '../../defineRule';

/** Settings that Kubernetes knows to be limited to the pod, up to version 1.32. */
const SAFE = new Set([
  'kernel.shm_rmid_forced',
  'net.ipv4.ip_local_port_range',
  'net.ipv4.ip_local_reserved_ports',
  'net.ipv4.ip_unprivileged_port_start',
  'net.ipv4.ping_group_range',
  'net.ipv4.tcp_fin_timeout',
  'net.ipv4.tcp_keepalive_intvl',
  'net.ipv4.tcp_keepalive_probes',
  'net.ipv4.tcp_keepalive_time',
  'net.ipv4.tcp_rmem',
  'net.ipv4.tcp_syncookies',
  'net.ipv4.tcp_wmem',
]);

/** Signs by which a value names and sets a further parameter. */
const NAMES_ANOTHER = /[+=]/;

const PATH = ['securityContext', 'sysctls'];

export default defineRule({
  meta: {
    id: 'unsafe-sysctl',
    dimension: 'security',
    title: 'Pods set only safe kernel parameters',
    failureTitle: 'A pod sets a kernel parameter that nodes refuse',
    severity: 'medium',
    confidence: 'high',
    target: 'workload',
    requires: [],
    messages: {
      unsafe: {
        message:
          '{{kind}} {{name}} sets {{sysctl}}, which nodes refuse unless each of them was set up to allow it.',
        remediation: 'Remove {{sysctl}}, or have it set on the nodes.',
      },
      twoAtOnce: {
        message:
          '{{kind}} {{name}} gives {{sysctl}} a value that names another parameter; runtimes that do not check it (CVE-2022-0811) set that one on the node.',
        remediation: 'Set {{sysctl}} to a number.',
      },
    },
    effort: 'M',
    phase: 2,
    compliance: ['security-standards', 'kubernetes-best-practice'],
    risks: ['availability-impact'],
    controls: ['PSS baseline'],
    references: [
      'https://kubernetes.io/docs/tasks/administer-cluster/sysctl-cluster/',
    ],
    since: '0.1.0',
  },
  appliesTo: ({ podSpec }) => mapsAt(podSpec, ...PATH).length > 0,
  check({ resource, podSpec, podSpecPath }, { report }) {
    for (const { value, index } of mapsAt(podSpec, ...PATH)) {
      const sysctl = stringAt(value, 'name') ?? '';
      const isSafe = SAFE.has(sysctl.replaceAll('/', '.'));
      if (isSafe && !NAMES_ANOTHER.test(stringAt(value, 'value') ?? ''))
        continue;
      report({
        messageId: isSafe ? 'twoAtOnce' : 'unsafe',
        data: { kind: resource.kind, name: resource.name, sysctl },
        path: [...podSpecPath, ...PATH, index, isSafe ? 'value' : 'name'],
      });
    }
  },
});
