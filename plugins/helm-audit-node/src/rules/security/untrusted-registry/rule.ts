import { parseImage } from '../../../facts/image';
import { stringAt } from '../../../json';
import { defineRule } from '../../defineRule';
import { listSome } from '../../listing';
import { fullName, isTrusted } from './registries';

export default defineRule({
  meta: {
    id: 'untrusted-registry',
    dimension: 'security',
    title: 'Images come from trusted registries',
    failureTitle: 'An image comes from a registry that is not trusted',
    severity: 'medium',
    confidence: 'high',
    target: 'container',
    requires: [],
    messages: {
      untrusted: {
        message:
          'Container {{name}} of {{workload}} takes its image from {{image}}, which lies in none of the trusted registries ({{registries}}).',
        remediation:
          'Mirror the image to a trusted registry, and take it from there.',
      },
    },
    options: {
      registries: {
        type: 'texts',
        description:
          'Where images may come from: a host, such as `registry.example.com`, or a host and the beginning of the path, such as `ghcr.io/example`. A host may begin with `*.`.',
        default: [],
        stricter: 'fewer',
      },
    },
    effort: 'M',
    phase: 2,
    compliance: ['security-standards', 'dependency-health'],
    risks: ['oss-supply-chain', 'availability-impact'],
    controls: [],
    references: [
      'https://kubernetes.io/docs/concepts/containers/images/#image-names',
      'https://slsa.dev/spec/v1.0/threats',
    ],
    since: '0.1.0',
  },
  appliesTo: ({ spec }, { options }) =>
    options.registries.length > 0 && stringAt(spec, 'image') !== undefined,
  check({ name, spec, workload }, { options: { registries }, report }) {
    const image = parseImage(stringAt(spec, 'image') ?? '');
    if (!image) return;
    const fullImage = fullName(image);
    if (registries.some(trusted => isTrusted(fullImage, trusted))) return;
    const { resource } = workload;
    report({
      messageId: 'untrusted',
      data: {
        name,
        workload: `${resource.kind} ${resource.name}`,
        image: fullImage,
        registries: listSome([...registries]),
      },
      path: ['image'],
    });
  },
});
