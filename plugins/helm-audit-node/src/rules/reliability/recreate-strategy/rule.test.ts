import {
  autoscalerText,
  documents,
  serviceText,
  workloadText,
  WorkloadText,
} from '../../../testing/manifestText';
import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const served = (text: WorkloadText) =>
  documents(workloadText(text), serviceText());

const claim = `
apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: data }
spec: { accessModes: [ReadWriteOnce] }
`;

ruleTester.run(rule, {
  pass: [
    {
      name: 'rolling updates are the default',
      manifests: served({ spec: 'replicas: 2' }),
    },
    {
      name: 'rolling update said in words',
      manifests: served({
        spec: 'replicas: 2\nstrategy: { type: RollingUpdate }',
      }),
    },
    {
      name: 'a claim for one node leaves no choice',
      manifests: documents(
        served({
          spec: 'replicas: 2\nstrategy: { type: Recreate }',
          pod: 'volumes: [{ name: data, persistentVolumeClaim: { claimName: data } }]',
        }),
        claim,
      ),
    },
  ],
  notApplicable: [
    {
      name: 'nothing runs',
      manifests: served({ spec: 'replicas: 0\nstrategy: { type: Recreate }' }),
    },
    {
      name: 'nobody sends it requests',
      chart: {},
      manifests: workloadText({
        spec: 'replicas: 2\nstrategy: { type: Recreate }',
      }),
    },
  ],
  fail: [
    {
      name: 'manifests without any Service do not show its clients',
      manifests: workloadText({
        spec: 'replicas: 2\nstrategy:\n  type: Recreate # finding: recreate',
        container: 'ports: [{ containerPort: 80 }]',
      }),
      severity: 'medium',
    },
    {
      name: 'the only replica stops, which may have its reasons',
      manifests: served({
        spec: 'replicas: 1\nstrategy:\n  type: Recreate # finding: recreate',
      }),
      severity: 'low',
    },
    {
      name: 'two replicas stop together',
      manifests: served({
        spec: 'replicas: 2\nstrategy:\n  type: Recreate # finding: recreate',
      }),
      severity: 'high',
    },
    {
      name: 'the autoscaler keeps two',
      manifests: documents(
        served({ spec: 'strategy:\n  type: Recreate # finding: recreate' }),
        autoscalerText(),
      ),
    },
  ],
});
