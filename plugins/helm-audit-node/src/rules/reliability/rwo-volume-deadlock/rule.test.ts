import { documents, workloadText } from '../../../testing/manifestText';
import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const mounting = (spec: string, kind = 'Deployment', messageId = '') =>
  workloadText({
    kind,
    spec,
    pod: `
volumes:
  - name: data${messageId && ` # finding: ${messageId}`}
    persistentVolumeClaim: { claimName: payments-data }`,
  });

const claim = (mode: string) => `
apiVersion: v1
kind: PersistentVolumeClaim
metadata:
  name: payments-data
spec:
  accessModes: [${mode}]
`;

ruleTester.run(rule, {
  pass: [
    {
      name: 'one replica that is recreated',
      manifests: documents(
        mounting('strategy: { type: Recreate }'),
        claim('ReadWriteOnce'),
      ),
    },
    {
      name: 'many nodes may mount it',
      manifests: documents(mounting('replicas: 3'), claim('ReadWriteMany')),
    },
    {
      name: 'the old pod goes first',
      manifests: documents(
        mounting(
          'strategy: { rollingUpdate: { maxSurge: 0, maxUnavailable: 1 } }',
        ),
        claim('ReadWriteOnce'),
      ),
    },
    {
      name: 'a claim from outside does not matter when one pod runs at a time',
      manifests: mounting('strategy: { type: Recreate }'),
    },
  ],
  notApplicable: [
    { name: 'no claim', manifests: workloadText() },
    {
      name: 'a StatefulSet waits for the old pod',
      manifests: documents(
        mounting('replicas: 1', 'StatefulSet'),
        claim('ReadWriteOnce'),
      ),
    },
  ],
  unknown: [
    { name: 'a claim that exists already', manifests: mounting('replicas: 2') },
    {
      name: 'a claim that does not say its modes',
      manifests: documents(mounting('replicas: 2'), claim('')),
    },
  ],
  fail: [
    {
      name: 'several replicas',
      manifests: documents(
        mounting('replicas: 2', 'Deployment', 'replicas'),
        claim('ReadWriteOnce'),
      ),
    },
    {
      name: 'the default rolling update of one replica',
      manifests: documents(
        mounting('replicas: 1', 'Deployment', 'rollout'),
        claim('ReadWriteOnce'),
      ),
    },
    {
      name: 'a volume for one pod only',
      manifests: documents(
        mounting('replicas: 1', 'Deployment', 'rollout'),
        claim('ReadWriteOncePod'),
      ),
    },
  ],
});
