import {
  autoscalerText,
  documents,
  workloadText,
} from '../../../testing/manifestText';
import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const budget = (
  bound: string,
  selector = '{ matchLabels: { app: payments } }',
) => `
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  name: payments
spec:
  ${bound}
  selector: ${selector}
`;

const replicas = (count: number) =>
  workloadText({ spec: `replicas: ${count}` });

ruleTester.run(rule, {
  pass: [
    {
      name: 'one of three may go',
      manifests: documents(replicas(3), budget('minAvailable: 2')),
    },
    {
      name: 'maxUnavailable is not compared with the replicas',
      manifests: documents(replicas(1), budget('maxUnavailable: 1')),
    },
    {
      name: 'a percentage of maxUnavailable rounds up',
      manifests: documents(replicas(2), budget('maxUnavailable: 10%')),
    },
    {
      name: "the autoscaler's minimum, not its maximum",
      manifests: documents(
        workloadText(),
        autoscalerText({ spec: 'minReplicas: 4\nmaxReplicas: 8' }),
        budget('minAvailable: 3'),
      ),
    },
    {
      name: 'the pods of all selected workloads count together',
      manifests: documents(
        workloadText({ name: 'api', labels: '{ part-of: shop }' }),
        workloadText({ name: 'web', labels: '{ part-of: shop }' }),
        budget('minAvailable: 1', '{ matchLabels: { part-of: shop } }'),
      ),
    },
    {
      name: 'nothing runs, so nothing is blocked',
      manifests: documents(replicas(0), budget('minAvailable: 1')),
    },
  ],
  notApplicable: [{ name: 'no budget', manifests: replicas(1) }],
  unknown: [
    {
      name: 'the selected pods are not in the chart',
      manifests: budget('minAvailable: 1'),
    },
    {
      name: 'how many nodes a DaemonSet runs on',
      manifests: documents(
        workloadText({ kind: 'DaemonSet' }),
        budget('minAvailable: 1'),
      ),
    },
  ],
  fail: [
    {
      name: 'the only replica must stay',
      manifests: documents(
        replicas(1),
        budget('minAvailable: 1 # finding: blocks'),
      ),
    },
    {
      name: 'as many as there are must stay',
      manifests: documents(
        workloadText(),
        autoscalerText(),
        budget('minAvailable: 2 # finding: blocks'),
      ),
    },
    {
      name: 'a percentage of minAvailable rounds up to all',
      manifests: documents(
        replicas(2),
        budget('minAvailable: 51% # finding: blocks'),
      ),
    },
    {
      name: 'none may go, whatever the pods',
      manifests: budget('maxUnavailable: 0 # finding: always'),
    },
    {
      name: 'all must stay',
      manifests: documents(
        replicas(5),
        budget('minAvailable: 100% # finding: always'),
      ),
    },
    {
      name: 'both bounds',
      manifests: documents(
        replicas(5),
        budget('minAvailable: 1\n  maxUnavailable: 1 # finding: both'),
      ),
    },
    {
      name: 'a bound that is none',
      manifests: documents(
        replicas(5),
        budget('minAvailable: some # finding: invalid'),
      ),
    },
    {
      name: 'KEDA runs one replica at least, when it runs any',
      manifests: documents(
        workloadText(),
        `apiVersion: keda.sh/v1alpha1
kind: ScaledObject
metadata: { name: payments }
spec: { scaleTargetRef: { name: payments } }
`,
        budget('minAvailable: 50% # finding: blocks'),
      ),
    },
    {
      name: 'no bound',
      manifests: documents(
        replicas(3),
        budget('').replace('spec:', 'spec: # finding: empty'),
      ),
    },
  ],
});
