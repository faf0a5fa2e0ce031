import {
  autoscalerText,
  scaledObjectText,
  documents,
  workloadText,
} from '../../../testing/manifestText';
import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

ruleTester.run(rule, {
  pass: [
    {
      name: 'only the autoscaler decides',
      manifests: documents(workloadText(), autoscalerText()),
    },
    {
      name: 'a null is no number',
      manifests: documents(
        workloadText({ spec: 'replicas: null' }),
        autoscalerText(),
      ),
    },
  ],
  notApplicable: [
    { name: 'no autoscaler', manifests: workloadText({ spec: 'replicas: 3' }) },
    {
      name: 'the autoscaler is for another kind',
      manifests: documents(
        workloadText({ spec: 'replicas: 3' }),
        autoscalerText({ kind: 'StatefulSet' }),
      ),
    },
  ],
  fail: [
    {
      name: 'both',
      manifests: documents(
        workloadText({ spec: 'replicas: 3 # finding: conflict' }),
        autoscalerText(),
      ),
    },
    {
      name: 'both with KEDA',
      manifests: documents(
        workloadText({ spec: 'replicas: 1 # finding: conflict' }),
        scaledObjectText(),
      ),
    },
  ],
});
