import {
  autoscalerText,
  scaledObjectText,
  workloadText,
} from '../../../testing/manifestText';
import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

ruleTester.run(rule, {
  pass: [
    { name: 'the default is five minutes', manifests: autoscalerText() },
    {
      name: 'a minute',
      manifests: autoscalerText({
        spec: 'behavior: { scaleDown: { stabilizationWindowSeconds: 60 } }',
      }),
    },
    {
      name: 'scaling up may be quick',
      manifests: autoscalerText({
        spec: 'behavior: { scaleUp: { stabilizationWindowSeconds: 0 } }',
      }),
    },
  ],
  notApplicable: [{ name: 'no autoscaler', manifests: workloadText() }],
  fail: [
    {
      name: 'at once',
      manifests: autoscalerText({
        spec: 'behavior:\n  scaleDown:\n    stabilizationWindowSeconds: 0 # finding: hasty',
      }),
    },
    {
      name: 'KEDA',
      manifests: scaledObjectText({
        spec: 'advanced:\n  horizontalPodAutoscalerConfig:\n    behavior:\n      scaleDown:\n        stabilizationWindowSeconds: 30 # finding: hasty',
      }),
    },
  ],
});
