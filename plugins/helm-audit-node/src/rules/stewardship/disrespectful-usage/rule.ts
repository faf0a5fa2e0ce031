import { imageOf } from '../../../facts/containerImage';
import { isPublicImage } from '../../../facts/openSource';
import { stringAt } from '../../../json';
import { defineRule } from '../../defineRule';

export default defineRule({
  meta: {
    id: 'disrespectful-usage',
    dimension: 'stewardship',
    title: 'Public registries are not asked more than needed',
    failureTitle: 'A public registry is asked at every start of a container',
    severity: 'low',
    confidence: 'medium',
    target: 'container',
    requires: [],
    messages: {
      always: {
        message:
          'Container {{container}} of {{workload}} asks {{registry}} for its image at every start, though the node has it, so it loads a registry that others pay for and cannot start while that is down.',
        remediation:
          'Set `imagePullPolicy: IfNotPresent` with a fixed tag, or pull through a mirror of your own.',
      },
    },
    effort: 'S',
    phase: 2,
    compliance: ['maintainer-respect'],
    risks: ['community-relations', 'critical-path-failure'],
    controls: [],
    references: [
      'https://kubernetes.io/docs/concepts/containers/images/#image-pull-policy',
      'https://docs.docker.com/docker-hub/usage/',
    ],
    since: '0.1.0',
  },
  appliesTo(container) {
    const { workload } = container;
    const image = imageOf(container, workload);
    const isHook = workload.resource.hooks.length > 0;
    return image !== undefined && isPublicImage(image) && !isHook;
  },
  check(container, { report }) {
    const { name, spec, workload } = container;
    if (stringAt(spec, 'imagePullPolicy') !== 'Always') return;
    const { kind, name: owner } = workload.resource;
    report({
      messageId: 'always',
      data: {
        container: name,
        workload: `${kind} ${owner}`,
        registry: imageOf(container, workload)?.registry ?? 'docker.io',
      },
      path: ['imagePullPolicy'],
    });
  },
});
