import { isMap, Path, valueAt } from '../../../json';
import { Resource } from '../../../stages/gather/types';
import { isAutoscaler, utilisationTargets } from '../../../facts/autoscaling';
import { defineRule } from '../../defineRule';
import { RuleFix } from '../../types';

/** What the fix sets, in per cent. */
const COOL = 75;

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
    options: {
      target: {
        type: 'number',
        description:
          'Per cent of the request above which new pods come too late.',
        default: 85,
        stricter: 'lower',
        minimum: 10,
        maximum: 200,
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
  check(autoscaler, { options, report }) {
    const { kind, name } = autoscaler;
    for (const { target, resource, path } of utilisationTargets(autoscaler)) {
      if (target <= options.target) continue;
      const data = { kind, name, target, resource };
      report({
        messageId: 'hot',
        data,
        path,
        fix: targetFix(autoscaler, path),
      });
    }
  },
});

/** Each version of the API keeps the number in a field of its own. */
function targetFix({ kind, body }: Resource, path: Path): RuleFix {
  const metric = valueAt(body, ...path);
  const isBeta = valueAt(metric, 'targetAverageUtilization') !== undefined;
  const field = isBeta
    ? ['targetAverageUtilization']
    : ['target', 'averageUtilization'];
  return {
    title: `Add pods above ${COOL} %; check that the cluster has the room`,
    safety: 'review',
    path: isMap(metric) ? [...path, ...field] : path,
    set: kind === 'ScaledObject' ? String(COOL) : COOL,
  };
}
