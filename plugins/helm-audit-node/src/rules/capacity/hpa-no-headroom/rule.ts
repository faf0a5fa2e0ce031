import { isAutoscaler, scalingBounds } from '../../../facts/autoscaling';
import { defineRule } from '../../defineRule';

/** How many times the minimum the maximum should be. */
const HEADROOM = 1.5;

export default defineRule({
  meta: {
    id: 'hpa-no-headroom',
    dimension: 'capacity',
    title: 'Autoscalers have room to grow',
    failureTitle: 'An autoscaler has little or no room to grow',
    severity: 'medium',
    confidence: 'high',
    target: 'resource',
    requires: [],
    messages: {
      fixed: {
        message:
          '{{kind}} {{name}} has the same minimum and maximum, {{max}}, so it never scales.',
        remediation: 'Raise `{{field}}` to at least {{wanted}}.',
      },
      tight: {
        message:
          '{{kind}} {{name}} can grow from {{min}} to {{max}} replicas only, less than half as much again.',
        remediation: 'Raise `{{field}}` to at least {{wanted}}.',
      },
    },
    effort: 'S',
    phase: 1,
    compliance: ['critical-path-protection'],
    risks: ['capacity-overload'],
    controls: [],
    references: [
      'https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/',
    ],
    since: '0.1.0',
  },
  appliesTo: isAutoscaler,
  check(autoscaler, { report }) {
    const { kind, name } = autoscaler;
    const { min, max, maxPath: path } = scalingBounds(autoscaler);
    // The API rejects an HPA without a maximum, or with one below the minimum.
    if (max === undefined || max >= min * HEADROOM) return;
    const data = {
      kind,
      name,
      min,
      max,
      field: String(path.at(-1)),
      wanted: Math.ceil(min * HEADROOM),
    };
    report({
      messageId: max <= min ? 'fixed' : 'tight',
      data,
      path,
      fix: {
        title: 'Raise the maximum; check that the cluster has the room',
        safety: 'review',
        set: data.wanted,
      },
    });
  },
});
