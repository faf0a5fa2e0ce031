import { stringAt } from '../../../json';
import { whereElsePodsMayBe } from '../../../facts/foreignPods';
import { selectsPods, serviceSelector } from '../../../facts/serviceSelection';
import type { Workload } from '../../../facts/workloads';
import type { Resource } from '../../../stages/gather/types';
import { defineRule } from '../../defineRule';

/** Labels that software sets on its own pods to mark who leads. */
const ROLE_LABEL = /(active|leader|master|primary|role|standby)$/i;

/** What such a label says where its name does not tell, as in `operator: leader`. */
const ROLE = /^(active|leader|standby)$/i;

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
      whatPodsMayAdd(service, facts.workloads);
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

/** Why the pods of a workload may come to carry what their template lacks. */
function whatPodsMayAdd(service: Resource, workloads: Workload[]) {
  const selector = Object.entries(serviceSelector(service));
  const isRole = ([key, value]: [string, unknown]) =>
    ROLE_LABEL.test(key) || ROLE.test(String(value));
  const added = selector.find(isRole)?.[0];
  const isAdded = workloads.some(({ podLabels }) =>
    selector.every(
      ([key, value]) =>
        podLabels[key] === value ||
        (isRole([key, value]) && podLabels[key] === undefined),
    ),
  );
  return added && isAdded
    ? `The pods may set the label ${added} themselves.`
    : undefined;
}
