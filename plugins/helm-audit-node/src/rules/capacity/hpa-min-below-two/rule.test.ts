import {
  autoscalerText,
  scaledObjectText,
  documents,
  serviceText,
  workloadText,
  WorkloadText,
} from '../../../testing/manifestText';
import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const served = (text: WorkloadText) =>
  documents(workloadText(text), serviceText());

ruleTester.run(rule, {
  pass: [
    { name: 'two', manifests: documents(served({}), autoscalerText()) },
    {
      name: 'a worker may go down to none',
      manifests: documents(
        workloadText(),
        scaledObjectText({ spec: 'minReplicaCount: 0' }),
      ),
    },
    {
      name: 'a worker of a chart may go down to one',
      chart: {},
      manifests: documents(
        workloadText(),
        autoscalerText({ spec: 'minReplicas: 1' }),
      ),
    },
  ],
  notApplicable: [{ name: 'no autoscaler', manifests: served({}) }],
  fail: [
    {
      name: 'manifests without any Service do not show who it serves',
      manifests: documents(
        workloadText(),
        autoscalerText({ spec: 'minReplicas: 1 # finding: low' }),
      ),
      severity: 'medium',
    },
    {
      name: 'the target is elsewhere',
      manifests: autoscalerText({ spec: 'minReplicas: 1 # finding: low' }),
    },
    {
      name: 'one',
      manifests: documents(
        served({}),
        autoscalerText({
          spec: 'minReplicas: 1 # finding: low\nmaxReplicas: 5',
        }),
      ),
    },
    {
      name: 'unset means one',
      manifests: documents(
        served({}),
        autoscalerText({ spec: 'maxReplicas: 5', specMark: 'low' }),
      ),
    },
    {
      name: 'unset means none for KEDA',
      manifests: documents(
        served({}),
        scaledObjectText({ spec: 'maxReplicaCount: 5', specMark: 'low' }),
      ),
    },
  ],
});
