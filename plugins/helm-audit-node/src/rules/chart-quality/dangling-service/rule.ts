import { stringAt } from '../../../json';
import { whereElsePodsMayBe } from '../../../facts/foreignPods';
import { selectsPods, serviceSelector } from '../../../facts/serviceSelection';
import { defineRule } from '../../defineRule';
import { whoMayLabel } from './whoMayLabel';

export default defineRule({
  meta: {
    id: 'dangling-service',
    dimension: 'chart-quality',
    title: 'Every Service selects pods',
    failureTitle: 'A Service selects no pod',
    severity: 'high',
    confidence: 'high',
    target: 'resource',
    requires: ['context', 'resources', 'workloads'],
    messages: {
      dangling: {
        message:
          'Service {{name}} selects pods with {{labels}}, which no workload of this release gives its pods, so every request to it fails.',
        remediation:
          'Make the selector of {{name}} and the labels of the pod template the same.',
      },
    },
    effort: 'S',
    phase: 1,
    compliance: ['zero-impact', 'kubernetes-best-practice'],
    risks: ['critical-path-failure'],
    controls: [],
    references: [
      'https://kubernetes.io/docs/concepts/services-networking/service/#services-without-selectors',
    ],
    since: '0.1.0',
  },
  appliesTo: resource =>
    resource.kind === 'Service' &&
    resource.group === '' &&
    stringAt(resource.body, 'spec', 'type') !== 'ExternalName' &&
    Object.keys(serviceSelector(resource)).length > 0,
  check(service, { facts, report, undetermined }) {
    const isUsed = facts.workloads.some(({ podLabels, resource }) =>
      selectsPods(service, podLabels, resource.namespace),
    );
    if (isUsed) return;
    const doubt =
      whereElsePodsMayBe(service.namespace, facts) ??
      whoMayLabel(service, facts);
    if (doubt) {
      undetermined(doubt);
      return;
    }
    const labels = Object.entries(serviceSelector(service))
      .map(([key, value]) => `${key}=${value}`)
      .join(', ');
    report({
      messageId: 'dangling',
      data: { name: service.name, labels },
      path: ['spec', 'selector'],
    });
  },
});
