import {
  isAutoscaler,
  ScalingBounds,
  scalingBounds,
} from '../../../facts/autoscaling';
import { showsClients } from '../../../facts/clients';
import { isServing } from '../../../facts/workloads';
import { stringAt } from '../../../json';
import { defineRule } from '../../defineRule';
import { RuleFix } from '../../types';

export default defineRule({
  meta: {
    id: 'hpa-min-below-two',
    dimension: 'capacity',
    title: 'Autoscalers keep at least two replicas',
    failureTitle: 'An autoscaler may leave a single replica',
    severity: 'high',
    confidence: 'high',
    target: 'resource',
    requires: ['context', 'resources', 'workloads'],
    messages: {
      low: {
        message:
          '{{kind}} {{name}} may scale {{target}} down to {{min}}, so at quiet hours nothing is left to fail over to.',
        remediation: 'Set `{{field}}` to at least 2, or 3 across zones.',
      },
    },
    effort: 'S',
    phase: 1,
    compliance: ['redundancy'],
    risks: ['capacity-overload', 'critical-path-failure'],
    controls: [],
    references: [
      'https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/',
    ],
    since: '0.1.0',
  },
  appliesTo: isAutoscaler,
  check(autoscaler, { facts, report }) {
    const { kind, name, body } = autoscaler;
    const bounds = scalingBounds(autoscaler);
    const { min, minPath: path } = bounds;
    if (min >= 2) return;
    const scaled = facts.workloads.find(
      ({ replicas }) => replicas?.autoscaler === autoscaler,
    );
    const target = stringAt(body, 'spec', 'scaleTargetRef', 'name') ?? 'it';
    // A queue worker may well go down to nothing when there is nothing to do.
    const isUnserved = scaled !== undefined && !isServing(scaled);
    if (isUnserved && (showsClients(facts) || min === 0)) return;
    const field = String(path.at(-1));
    report({
      messageId: 'low',
      data: { kind, name, target, min, field },
      path,
      fix: minimumFix(bounds),
      // Manifests without any Service do not show who waits for an answer.
      ...(isUnserved && { severity: 'medium' as const }),
    });
  },
});

/** Raises the maximum as well where it would leave no room to grow. */
function minimumFix({ minPath, max, maxPath }: ScalingBounds): RuleFix {
  const isTight = max !== undefined && max < 3;
  return {
    title: 'Keep two replicas; check that they may run side by side',
    safety: 'review',
    fields: [
      { path: minPath, set: 2 },
      ...(isTight ? [{ path: maxPath, set: 3 }] : []),
    ],
  };
}
