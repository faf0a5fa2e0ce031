import {
  autoscalerText,
  scaledObjectText,
  documents,
  workloadText,
} from '../../../testing/manifestText';
import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const requests = { container: 'resources: { requests: { cpu: 500m } }' };
const sidecar = 'initContainers:\n  - name: proxy';
const ofContainer =
  'metrics: [{ type: ContainerResource, containerResource: { name: cpu, container: app, target: { type: Utilization, averageUtilization: 70 } } }]';

ruleTester.run(rule, {
  pass: [
    {
      name: 'a request',
      manifests: documents(workloadText(requests), autoscalerText()),
    },
    {
      name: 'a limit is a request too',
      manifests: documents(
        workloadText({ container: 'resources: { limits: { cpu: 1 } }' }),
        autoscalerText(),
      ),
    },
    {
      name: 'only the named container counts',
      manifests: documents(
        workloadText({ ...requests, pod: sidecar }),
        autoscalerText({ spec: ofContainer }),
      ),
    },
  ],
  notApplicable: [
    { name: 'no autoscaler', manifests: workloadText() },
    {
      name: 'an absolute target needs no request',
      manifests: documents(
        workloadText(),
        autoscalerText({
          spec: 'metrics: [{ type: Resource, resource: { name: cpu, target: { type: AverageValue, averageValue: 500m } } }]',
        }),
      ),
    },
    {
      name: 'KEDA scales by a queue',
      manifests: documents(
        workloadText(),
        scaledObjectText({
          spec: 'triggers: [{ type: kafka, metadata: { lagThreshold: "5" } }]',
        }),
      ),
    },
  ],
  fail: [
    {
      name: 'no metric means CPU',
      manifests: documents(
        workloadText({ containerMark: 'missing' }),
        autoscalerText(),
      ),
    },
    {
      name: 'a sidecar without request spoils the sum',
      manifests: documents(
        workloadText({
          ...requests,
          pod: `${sidecar} # finding: missing\n    restartPolicy: Always`,
        }),
        autoscalerText(),
      ),
    },
    {
      name: 'memory, by KEDA',
      manifests: documents(
        workloadText({
          container: 'resources:\n  requests: { cpu: 1 } # finding: missing',
        }),
        scaledObjectText({
          spec: 'triggers: [{ type: memory, metricType: Utilization, metadata: { value: "70" } }]',
        }),
      ),
    },
  ],
});
