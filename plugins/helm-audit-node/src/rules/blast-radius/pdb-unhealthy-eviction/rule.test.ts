import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const budget = (line: string) => `
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  name: payments
spec:
  maxUnavailable: 1
  selector: { matchLabels: { app: payments } }
  ${line}
`;

ruleTester.run(rule, {
  pass: [
    {
      name: 'always',
      manifests: budget('unhealthyPodEvictionPolicy: AlwaysAllow'),
    },
    {
      name: 'the data come before the drain',
      manifests: budget('unhealthyPodEvictionPolicy: IfHealthyBudget'),
    },
  ],
  notApplicable: [
    {
      name: 'Kubernetes is too old for it',
      manifests: budget(''),
      kubeVersion: '1.26.3',
    },
    {
      name: 'no budget',
      manifests: 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\n',
    },
  ],
  fail: [
    {
      name: 'unset',
      manifests: budget('').replace('spec:', 'spec: # finding: unset'),
    },
    {
      name: 'set to nothing',
      manifests: budget('unhealthyPodEvictionPolicy: null # finding: unset'),
    },
  ],
});
