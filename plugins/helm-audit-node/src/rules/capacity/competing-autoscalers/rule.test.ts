import {
  autoscalerText,
  documents,
  workloadText,
} from '../../../testing/manifestText';
import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const scaledObject = ({
  name = 'ledger',
  target = 'payments',
  annotations = '{}',
  spec = '',
  mark = '',
} = {}) => `
apiVersion: keda.sh/v1alpha1
kind: ScaledObject
metadata: { name: ${name}, annotations: ${annotations} }
spec:
  scaleTargetRef: { name: ${target} }${mark && ` # finding: ${mark}`}
  triggers: [{ type: kafka, metadata: { topic: payments } }]
  ${spec}
`;

const hpa = (name: string, metadata = '', mark = '') =>
  autoscalerText()
    .replace('name: payments', `name: ${name}${metadata}`)
    .replace(/(scaleTargetRef:[^\n]*)/, `$1${mark && ` # finding: ${mark}`}`);

ruleTester.run(rule, {
  pass: [
    {
      name: 'one autoscaler',
      manifests: documents(workloadText(), autoscalerText()),
    },
    {
      name: 'one for each of two workloads',
      manifests: documents(autoscalerText(), scaledObject({ target: 'web' })),
    },
    {
      name: 'a StatefulSet of the same name',
      manifests: documents(
        autoscalerText({ kind: 'StatefulSet' }),
        scaledObject(),
      ),
    },
    {
      name: 'of another namespace',
      manifests: documents(
        hpa('payments', '\n  namespace: shop'),
        hpa('other', '\n  namespace: test'),
      ),
    },
    {
      name: 'KEDA takes it over',
      manifests: documents(
        hpa('old'),
        scaledObject({
          annotations:
            "{ scaledobject.keda.sh/transfer-hpa-ownership: 'true' }",
          spec: 'advanced: { horizontalPodAutoscalerConfig: { name: old } }',
        }),
      ),
    },
    {
      name: 'KEDA made it',
      manifests: documents(
        scaledObject(),
        hpa(
          'keda-hpa-ledger',
          '\n  ownerReferences: [{ apiVersion: keda.sh/v1alpha1, kind: ScaledObject, name: ledger, uid: a }]',
        ),
      ),
    },
    {
      name: 'KEDA is told to leave it be',
      manifests: documents(
        hpa(
          'payments',
          "\n  annotations: { validations.keda.sh/hpa-ownership: 'false' }",
        ),
        scaledObject(),
      ),
    },
  ],
  notApplicable: [{ name: 'no autoscaler', manifests: workloadText() }],
  fail: [
    {
      name: 'two HorizontalPodAutoscalers',
      manifests: documents(
        workloadText(),
        hpa('cpu'),
        hpa('memory', '', 'competing'),
      ),
    },
    {
      name: 'a ScaledObject beside, whatever else is in the release',
      manifests: documents(
        autoscalerText(),
        scaledObject({ mark: 'competing' }),
      ),
    },
    {
      name: 'KEDA is to take over another one',
      manifests: documents(
        hpa('old'),
        scaledObject({
          annotations:
            "{ scaledobject.keda.sh/transfer-hpa-ownership: 'true' }",
          mark: 'competing',
        }),
      ),
    },
    {
      name: 'two ScaledObjects',
      manifests: documents(
        scaledObject(),
        scaledObject({ name: 'night', mark: 'competing' }),
      ),
    },
  ],
});
