import {
  autoscalerText,
  scaledObjectText,
  workloadText,
} from '../../../testing/manifestText';
import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const metric = (target: number, finding = '') =>
  `metrics:\n  - type: Resource\n    resource:${finding}\n      name: cpu\n      target: { type: Utilization, averageUtilization: ${target} }`;

ruleTester.run(rule, {
  pass: [
    { name: 'no metric means 80 % of the CPU', manifests: autoscalerText() },
    { name: '85 %', manifests: autoscalerText({ spec: metric(85) }) },
  ],
  notApplicable: [
    { name: 'no autoscaler', manifests: workloadText() },
    {
      name: 'an absolute target has no per cent',
      manifests: autoscalerText({
        spec: 'metrics: [{ type: Resource, resource: { name: cpu, target: { type: AverageValue, averageValue: 2 } } }]',
      }),
    },
  ],
  fail: [
    {
      name: '95 %',
      manifests: autoscalerText({ spec: metric(95, ' # finding: hot') }),
    },
    {
      name: 'KEDA',
      manifests: scaledObjectText({
        spec: "triggers:\n  - type: memory\n    metadata:\n      value: '90' # finding: hot",
      }),
    },
  ],
});
