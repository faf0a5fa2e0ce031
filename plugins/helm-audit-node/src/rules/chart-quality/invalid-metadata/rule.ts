import {
  labelDefects,
  nameDefects,
  tagDefects,
} from '../../../facts/objectMetadata';
import type { MetadataDefect } from '../../../facts/objectMetadata';
import type { Workload } from '../../../facts/workloads';
import type { Resource } from '../../../stages/gather/types';
import { defineRule } from '../../defineRule';

export default defineRule({
  meta: {
    id: 'invalid-metadata',
    dimension: 'chart-quality',
    title: 'Names, labels and annotations are ones that Kubernetes takes',
    failureTitle: 'Kubernetes refuses a name, label or annotation',
    severity: 'high',
    confidence: 'high',
    target: 'resource',
    requires: ['workloads'],
    messages: {
      refused: {
        message: '{{object}} has {{defect}}, so Kubernetes refuses it.',
        remediation:
          'Use letters, digits, dashes, underscores and dots, with a letter or digit at both ends: at most 63 for labels, and lower case for names.',
      },
    },
    effort: 'S',
    phase: 1,
    compliance: ['zero-impact', 'kubernetes-best-practice'],
    risks: ['critical-path-failure', 'change-management'],
    controls: [],
    references: [
      'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/',
      'https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set',
    ],
    since: '0.1.0',
  },
  check(resource, { facts, report }) {
    const { kind, name, body } = resource;
    const workload = facts.workloads.find(other => other.resource === resource);
    const defects = [
      ...nameDefects(resource),
      ...tagDefects(body, ['metadata']),
      ...(workload ? templateDefects(workload) : []),
      ...(isService(resource) ? labelDefects(body, ['spec', 'selector']) : []),
    ];
    for (const { path, defect } of defects) {
      const object = name ? `${kind} ${name}` : `A ${kind}`;
      report({ messageId: 'refused', data: { object, defect }, path });
    }
  },
});

function templateDefects({
  resource,
  podSpecPath,
}: Workload): MetadataDefect[] {
  const { kind, body } = resource;
  const template = podSpecPath.slice(0, -1);
  return [
    // A bare Pod is its own template.
    ...(template.length > 0 ? tagDefects(body, [...template, 'metadata']) : []),
    ...(kind === 'ReplicationController'
      ? labelDefects(body, ['spec', 'selector'])
      : labelDefects(body, ['spec', 'selector', 'matchLabels'])),
  ];
}

function isService({ kind, group }: Resource): boolean {
  return kind === 'Service' && group === '';
}
