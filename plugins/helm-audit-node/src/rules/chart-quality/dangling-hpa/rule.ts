import { stringAt, valueAt } from '../../../json';
import {
  resolveReference,
  whereElseItMayBe,
} from '../../../facts/externalReferences';
import { targets } from '../../../facts/replicas';
import { sameNamespace } from '../../../facts/serviceSelection';
import { defineRule } from '../../defineRule';

/** Built-in kinds that can be scaled; whether another kind can is not for us to know. */
const SCALABLE = [
  'Deployment',
  'StatefulSet',
  'ReplicaSet',
  'ReplicationController',
];

export default defineRule({
  meta: {
    id: 'dangling-hpa',
    dimension: 'chart-quality',
    title: 'Every autoscaler has something to scale',
    failureTitle: 'An autoscaler scales nothing',
    severity: 'high',
    confidence: 'high',
    target: 'resource',
    requires: ['context', 'resources'],
    messages: {
      missing: {
        message:
          '{{kind}} {{name}} scales {{target}}, which the release does not have, so nothing is ever scaled.',
        remediation: 'Point `scaleTargetRef` of {{name}} at the workload.',
      },
      otherKind: {
        message:
          '{{kind}} {{name}} scales {{target}}, but {{actual}} is what the release has, so nothing is ever scaled.',
        remediation:
          'Set kind and apiVersion of `scaleTargetRef` to those of {{actual}}.',
      },
    },
    effort: 'S',
    phase: 1,
    compliance: ['zero-impact', 'kubernetes-best-practice'],
    risks: ['capacity-overload'],
    controls: [],
    references: [
      'https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/',
    ],
    since: '0.1.0',
  },
  appliesTo: ({ kind, group }) =>
    (kind === 'HorizontalPodAutoscaler' && group === 'autoscaling') ||
    (kind === 'ScaledObject' && group === 'keda.sh'),
  check(autoscaler, { facts, report, undetermined }) {
    const { resources } = facts;
    const path = ['spec', 'scaleTargetRef'];
    const reference = valueAt(autoscaler.body, ...path);
    const target = {
      kind: stringAt(reference, 'kind') ?? 'Deployment',
      name: stringAt(reference, 'name') ?? '',
      namespace: autoscaler.namespace,
    };
    if (resources.some(resource => targets(autoscaler, resource))) return;
    const data = {
      kind: autoscaler.kind,
      name: autoscaler.name,
      target: `${target.kind} ${target.name}`,
    };
    const actual = resources.find(
      ({ kind, name, namespace }) =>
        SCALABLE.includes(kind) &&
        name === target.name &&
        sameNamespace(namespace, target.namespace),
    );
    if (actual) {
      const found = `${actual.kind} ${actual.name} of ${actual.apiVersion}`;
      report({
        messageId: 'otherKind',
        data: { ...data, actual: found },
        path,
      });
      return;
    }
    const doubt =
      SCALABLE.includes(target.kind) && !resolveReference(target, resources)
        ? whereElseItMayBe(target, facts)
        : `Whether ${data.target} can be scaled is not known.`;
    if (doubt) undetermined(doubt);
    else report({ messageId: 'missing', data, path });
  },
});
