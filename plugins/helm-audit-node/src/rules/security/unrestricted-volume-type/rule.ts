import { mapsAt, stringAt } from '../../../json';
import { defineRule } from '../../defineRule';

/** Types that the restricted standard permits; hostPath is a matter of host-path-mount. */
const PERMITTED = new Set([
  'configMap',
  'csi',
  'downwardAPI',
  'emptyDir',
  'ephemeral',
  'hostPath',
  'image',
  'persistentVolumeClaim',
  'projected',
  'secret',
]);

export default defineRule({
  meta: {
    id: 'unrestricted-volume-type',
    dimension: 'security',
    title: 'Pods reach storage through claims',
    failureTitle: 'A pod reaches storage past all claims',
    severity: 'low',
    confidence: 'high',
    target: 'workload',
    requires: [],
    messages: {
      direct: {
        message:
          '{{kind}} {{name}} mounts a {{type}} volume, which names storage outside the cluster directly and which restricted namespaces refuse.',
        remediation:
          'Replace the volume {{volume}} by a PersistentVolumeClaim.',
      },
      gitRepo: {
        message:
          '{{kind}} {{name}} mounts a gitRepo volume, which runs the hooks of a foreign repository as root on the node.',
        remediation:
          'Clone into an emptyDir from an init container instead of the volume {{volume}}.',
      },
    },
    effort: 'M',
    phase: 2,
    compliance: ['security-standards', 'kubernetes-best-practice'],
    risks: ['blast-radius-exposure', 'operational-burden'],
    controls: ['PSS restricted'],
    references: [
      'https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted',
      'https://kubernetes.io/docs/concepts/storage/volumes/#gitrepo',
    ],
    since: '0.1.0',
  },
  appliesTo: ({ podSpec }) => mapsAt(podSpec, 'volumes').length > 0,
  check({ resource, podSpec, podSpecPath }, { report }) {
    for (const { value, index } of mapsAt(podSpec, 'volumes')) {
      const type = Object.keys(value).find(key => key !== 'name') ?? 'emptyDir';
      if (PERMITTED.has(type)) continue;
      const { kind, name } = resource;
      const volume = stringAt(value, 'name') ?? '';
      const isGit = type === 'gitRepo';
      report({
        messageId: isGit ? 'gitRepo' : 'direct',
        data: { kind, name, type, volume },
        path: [...podSpecPath, 'volumes', index, type],
        ...(isGit && { severity: 'high' as const }),
      });
    }
  },
});
