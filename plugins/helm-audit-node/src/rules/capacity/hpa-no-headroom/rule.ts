import { isAutoscaler, scalingBounds } from '../../../facts/autoscaling';
import { defineRule } from '../../defineRule';

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
          '{{kind}} {{name}} has a minimum of {{min}} and a maximum of {{max}}, so it never scales.',
        remediation: 'Raise `{{field}}` to at least {{wanted}}.',
      },
      tight: {
        message:
          '{{kind}} {{name}} can grow from {{min}} to {{max}} replicas only, less than {{factor}} times as many.',
        remediation: 'Raise `{{field}}` to at least {{wanted}}.',
      },
    },
    options: {
      factor: {
        type: 'number',
        description:
          'How many times the minimum the maximum should be at least.',
        default: 1.5,
        stricter: 'higher',
        minimum: 1,
        maximum: 10,
        fraction: true,
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
  check(autoscaler, { options: { factor }, report }) {
    const { kind, name } = autoscaler;
    const { min, max, maxPath: path } = scalingBounds(autoscaler);
    // The API rejects an HPA without a maximum, or with one below the minimum.
    if (max === undefined || max >= min * factor) return;
    const data = {
      kind,
      name,
      min,
      max,
      field: String(path.at(-1)),
      factor,
      wanted: Math.ceil(min * factor),
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
