import {
  autoscalerText,
  documents,
  serviceText,
  workloadText,
} from '../../../testing/manifestText';
import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const budget = (selector: string, namespace = '') => `
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  name: payments
  ${namespace}
spec:
  maxUnavailable: 1
  selector: ${selector}
`;

const three = { spec: 'replicas: 3' };
const unprotected = { ...three, mark: 'missing' };

ruleTester.run(rule, {
  pass: [
    {
      name: 'a budget selects the pods',
      manifests: documents(
        workloadText(three),
        serviceText(),
        budget('{ matchLabels: { app: payments } }'),
      ),
    },
    {
      name: 'an empty selector selects all pods of the namespace',
      manifests: documents(workloadText(three), serviceText(), budget('{}')),
    },
    {
      name: 'expressions count',
      manifests: documents(
        workloadText({ ...three, kind: 'StatefulSet' }),
        serviceText(),
        budget(
          '{ matchExpressions: [{ key: app, operator: In, values: [payments] }] }',
        ),
      ),
    },
    {
      name: 'a budget for several workloads that lets fewer go than each has',
      manifests: documents(
        workloadText(three),
        workloadText({ ...three, name: 'worker' }),
        serviceText(),
        budget('{}').replace('maxUnavailable: 1', 'minAvailable: 4'),
      ),
    },
    {
      name: 'a budget without a bound is another rule',
      manifests: documents(
        workloadText(three),
        serviceText(),
        budget('{}').replace('maxUnavailable: 1', ''),
      ),
    },
  ],
  notApplicable: [
    {
      name: 'one replica is another rule',
      manifests: documents(workloadText(), serviceText()),
    },
    {
      name: 'the autoscaler may go down to one',
      manifests: documents(
        workloadText(three),
        serviceText(),
        autoscalerText({ spec: 'maxReplicas: 5' }),
      ),
    },
    {
      name: 'drains do not evict the pods of a DaemonSet',
      manifests: documents(workloadText({ kind: 'DaemonSet' }), serviceText()),
    },
  ],
  fail: [
    {
      name: 'a worker that serves nobody',
      manifests: workloadText({ ...three, mark: 'missing' }),
      severity: 'medium',
    },
    {
      name: 'no budget at all',
      manifests: documents(workloadText(unprotected), serviceText()),
    },
    {
      name: 'a budget that keeps none',
      manifests: documents(
        workloadText(three),
        serviceText(),
        budget('{}').replace(
          'maxUnavailable: 1',
          'minAvailable: 0 # finding: toothless',
        ),
      ),
      severity: 'high',
    },
    {
      name: 'a budget that lets as many go as there are',
      manifests: documents(
        workloadText(three),
        serviceText(),
        budget('{}').replace(
          'maxUnavailable: 1',
          'maxUnavailable: 100% # finding: toothless',
        ),
      ),
    },
    {
      name: 'a StatefulSet needs one as well',
      manifests: documents(
        workloadText({ ...unprotected, kind: 'StatefulSet' }),
        serviceText(),
      ),
    },
    {
      name: 'every label of the selector has to match',
      manifests: documents(
        workloadText(unprotected),
        serviceText(),
        budget('{ matchLabels: { app: payments, tier: web } }'),
      ),
    },
    {
      name: 'a budget in another namespace',
      manifests: documents(
        workloadText(unprotected).replace(
          'metadata:',
          'metadata:\n  namespace: shop',
        ),
        serviceText(),
        budget('{ matchLabels: { app: payments } }', 'namespace: other'),
      ),
    },
    {
      name: 'an empty selector selects nothing in policy/v1beta1',
      manifests: documents(
        workloadText(unprotected),
        serviceText(),
        budget('{}').replace('policy/v1', 'policy/v1beta1'),
      ),
    },
    {
      name: "the autoscaler's minimum counts",
      manifests: documents(
        workloadText({ mark: 'missing' }),
        serviceText(),
        autoscalerText(),
      ),
    },
  ],
});
