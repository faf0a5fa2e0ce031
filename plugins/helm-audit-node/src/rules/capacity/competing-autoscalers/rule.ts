import { isAutoscaler } from '../../../facts/autoscaling';
import { scaleTarget, targets } from '../../../facts/replicas';
import { mapsAt, stringAt } from '../../../json';
import type { Resource } from '../../../stages/gather/types';
import { defineRule } from '../../defineRule';

const TRANSFER = 'scaledobject.keda.sh/transfer-hpa-ownership';
const OWNERSHIP = 'validations.keda.sh/hpa-ownership';

export default defineRule({
  meta: {
    id: 'competing-autoscalers',
    dimension: 'capacity',
    title: 'Every workload has one autoscaler at most',
    failureTitle: 'Several autoscalers set the replicas of one workload',
    severity: 'high',
    confidence: 'high',
    target: 'resource',
    requires: ['resources'],
    messages: {
      competing: {
        message:
          '{{autoscaler}} and {{other}} both scale {{kind}} {{name}}; Kubernetes finds that ambiguous and scales it by neither.',
        remediation:
          'Keep one autoscaler for {{name}}, with the metrics of both.',
      },
    },
    effort: 'S',
    phase: 1,
    compliance: ['kubernetes-best-practice'],
    risks: ['capacity-overload'],
    controls: [],
    references: [
      'https://keda.sh/docs/latest/concepts/admission-webhooks/',
      'https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/',
    ],
    since: '0.1.0',
  },
  appliesTo: resource => scaledBy(resource) !== undefined,
  check(resource, { facts, report }) {
    const target = scaledBy(resource);
    if (!target) return;
    // Of two that compete the later one is named, so that they are one finding.
    const earlier = facts.resources.slice(0, facts.resources.indexOf(resource));
    const other = earlier.find(
      each =>
        isAutoscaler(each) &&
        targets(each, target) &&
        !isSame(each, resource) &&
        !agree(each, resource),
    );
    if (!other) return;
    report({
      messageId: 'competing',
      data: {
        autoscaler: `${resource.kind} ${resource.name}`,
        other: `${other.kind} ${other.name}`,
        kind: target.kind,
        name: target.name,
      },
      path: ['spec', 'scaleTargetRef'],
    });
  },
});

function scaledBy(resource: Resource) {
  return isAutoscaler(resource) ? scaleTarget(resource) : undefined;
}

/** One object that is rendered twice is another matter. */
function isSame(one: Resource, other: Resource): boolean {
  return one.kind === other.kind && one.name === other.name;
}

/** Whether a ScaledObject takes over the other one, or made it, or is told to leave it be. */
function agree(...pair: [Resource, Resource]): boolean {
  const scaled = pair.find(({ kind }) => kind === 'ScaledObject');
  const hpa = pair.find(({ kind }) => kind === 'HorizontalPodAutoscaler');
  if (!scaled || !hpa) return false;
  const config = ['spec', 'advanced', 'horizontalPodAutoscalerConfig', 'name'];
  const isTaken =
    stringAt(scaled.body, 'metadata', 'annotations', TRANSFER) === 'true' &&
    stringAt(scaled.body, ...config) === hpa.name;
  const isLeft =
    stringAt(hpa.body, 'metadata', 'annotations', OWNERSHIP) === 'false';
  const isMade = mapsAt(hpa.body, 'metadata', 'ownerReferences').some(
    ({ value }) => value.kind === scaled.kind && value.name === scaled.name,
  );
  return isTaken || isLeft || isMade;
}
