import { isAutoscaler, utilisationTargets } from '../../../facts/autoscaling';
import { defineRule } from '../../defineRule';

/** Per cent of the request above which new pods come too late. */
const HOTTEST = 85;

export default defineRule({
  meta: {
    id: 'hpa-target-too-hot',
    dimension: 'capacity',
    title: 'Autoscalers act before pods are saturated',
    failureTitle: 'An autoscaler acts only when pods are saturated',
    severity: 'medium',
    confidence: 'high',
    target: 'resource',
    requires: [],
    messages: {
      hot: {
        message:
          '{{kind}} {{name}} adds pods only above {{target}} % of the requested {{resource}}, when those that run are full already.',
        remediation: 'Lower the target for {{resource}} to 60 to 75 %.',
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
  appliesTo: autoscaler =>
    isAutoscaler(autoscaler) && utilisationTargets(autoscaler).length > 0,
  check(autoscaler, { report }) {
    const { kind, name } = autoscaler;
    for (const { target, resource, path } of utilisationTargets(autoscaler)) {
      if (target <= HOTTEST) continue;
      const data = { kind, name, target, resource };
      report({ messageId: 'hot', data, path });
    }
  },
});
