import { workloadText } from '../../../testing/manifestText';
import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

ruleTester.run(rule, {
  pass: [
    { name: 'ten minutes are the default', manifests: workloadText() },
    {
      name: 'enough for a slow start',
      manifests: workloadText({
        spec: 'progressDeadlineSeconds: 400',
        container: 'startupProbe: { failureThreshold: 30, periodSeconds: 10 }',
      }),
    },
  ],
  notApplicable: [
    {
      name: 'a StatefulSet has no deadline',
      manifests: workloadText({ kind: 'StatefulSet' }),
    },
  ],
  fail: [
    {
      name: 'for ever',
      manifests: workloadText({
        spec: 'progressDeadlineSeconds: 2147483647 # finding: endless',
      }),
    },
    {
      name: 'shorter than the start',
      manifests: workloadText({
        spec: 'progressDeadlineSeconds: 60 # finding: short',
        container: 'startupProbe: { failureThreshold: 30, periodSeconds: 10 }',
      }),
    },
    {
      name: 'shorter than the watch over a new pod',
      manifests: workloadText({
        spec: 'minReadySeconds: 600',
        specMark: 'short',
      }),
    },
  ],
});
