import {
  autoscalerText,
  scaledObjectText,
  workloadText,
} from '../../../testing/manifestText';
import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

ruleTester.run(rule, {
  pass: [
    { name: 'five times the minimum', manifests: autoscalerText() },
    {
      name: 'half as much again',
      manifests: autoscalerText({ spec: 'minReplicas: 2\nmaxReplicas: 3' }),
    },
    {
      name: 'KEDA takes 100 when nothing is said',
      manifests: scaledObjectText({ spec: 'minReplicaCount: 3' }),
    },
  ],
  notApplicable: [{ name: 'no autoscaler', manifests: workloadText() }],
  fail: [
    {
      name: 'no room',
      manifests: autoscalerText({
        spec: 'minReplicas: 3\nmaxReplicas: 3 # finding: fixed',
      }),
    },
    {
      name: 'the minimum is 1 when unset',
      manifests: autoscalerText({ spec: 'maxReplicas: 1 # finding: fixed' }),
    },
    {
      name: 'little room',
      manifests: scaledObjectText({
        spec: 'minReplicaCount: 10\nmaxReplicaCount: 12 # finding: tight',
      }),
    },
  ],
});
