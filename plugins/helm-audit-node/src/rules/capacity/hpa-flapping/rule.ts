import { isAutoscaler } from '../../../facts/autoscaling';
import { numberAt, Path } from '../../../json';
import { defineRule } from '../../defineRule';

const WINDOW: Path = ['behavior', 'scaleDown', 'stabilizationWindowSeconds'];

export default defineRule({
  meta: {
    id: 'hpa-flapping',
    dimension: 'capacity',
    title: 'Autoscalers take pods away slowly',
    failureTitle: 'An autoscaler takes pods away at the first lull',
    severity: 'low',
    confidence: 'high',
    target: 'resource',
    requires: [],
    messages: {
      hasty: {
        message:
          '{{kind}} {{name}} waits {{seconds}} s before it removes pods, so every short lull is followed by a shortage.',
        remediation: 'Set `stabilizationWindowSeconds` of `scaleDown` to 300.',
      },
    },
    options: {
      seconds: {
        type: 'number',
        description:
          'Seconds that an autoscaler should wait at least before it removes pods.',
        default: 60,
        stricter: 'higher',
        minimum: 0,
        maximum: 300,
      },
    },
    effort: 'S',
    phase: 2,
    compliance: ['kubernetes-best-practice'],
    risks: ['capacity-overload'],
    controls: [],
    references: [
      'https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#configurable-scaling-behavior',
    ],
    since: '0.1.0',
  },
  appliesTo: isAutoscaler,
  check({ kind, name, body }, { options, report }) {
    const path: Path =
      kind === 'ScaledObject'
        ? ['spec', 'advanced', 'horizontalPodAutoscalerConfig', ...WINDOW]
        : ['spec', ...WINDOW];
    const seconds = numberAt(body, ...path);
    // Unset it is 300.
    if (seconds === undefined || seconds >= options.seconds) return;
    report({
      messageId: 'hasty',
      data: { kind, name, seconds },
      path,
      fix: {
        title: 'Wait five minutes before pods are taken away',
        safety: 'safe',
        set: 300,
      },
    });
  },
});
