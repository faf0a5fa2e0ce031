import {
  autoscalerText,
  documents,
  workloadText,
} from '../../../testing/manifestText';
import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const vpa = (line: string) => `
apiVersion: autoscaling.k8s.io/v1
kind: VerticalPodAutoscaler
metadata:
  name: payments
spec:
  targetRef: { apiVersion: apps/v1, kind: Deployment, name: payments }
  ${line}
`;

ruleTester.run(rule, {
  pass: [
    {
      name: 'no VerticalPodAutoscaler',
      manifests: documents(workloadText(), autoscalerText()),
    },
    {
      name: 'it only recommends',
      manifests: documents(
        workloadText(),
        autoscalerText(),
        vpa("updatePolicy: { updateMode: 'Off' }"),
      ),
    },
    {
      name: 'it has memory, the other has CPU',
      manifests: documents(
        workloadText(),
        autoscalerText(),
        vpa(
          'resourcePolicy: { containerPolicies: [{ controlledResources: [memory] }] }',
        ),
      ),
    },
    {
      name: 'it is for another workload',
      manifests: documents(
        workloadText(),
        autoscalerText(),
        vpa('').replace('name: payments }', 'name: other }'),
      ),
    },
  ],
  notApplicable: [
    {
      name: 'no HorizontalPodAutoscaler',
      manifests: documents(workloadText(), vpa('')),
    },
  ],
  fail: [
    {
      name: 'it changes what is measured',
      manifests: documents(
        workloadText(),
        autoscalerText(),
        vpa('updatePolicy:\n    updateMode: Recreate # finding: conflict'),
      ),
    },
    {
      name: 'unset means that it acts',
      manifests: documents(
        workloadText(),
        autoscalerText(),
        vpa('').replace('spec:', 'spec: # finding: conflict'),
      ),
    },
  ],
});
