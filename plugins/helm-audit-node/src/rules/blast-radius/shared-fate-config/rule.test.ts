import {
  documents,
  serviceText,
  workloadText,
  WorkloadText,
} from '../../../testing/manifestText';
import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const user = (name: string, text: WorkloadText) =>
  documents(workloadText({ name, ...text }), serviceText({ name }));
const fromMap = {
  container: 'envFrom: [{ configMapRef: { name: settings } }]',
};
const fromCa = {
  pod: 'volumes: [{ name: ca, configMap: { name: internal-ca } }]',
};
const onClaim = {
  pod: 'volumes: [{ name: files, persistentVolumeClaim: { claimName: files } }]',
};
const config = (name = 'settings') => `
apiVersion: v1
kind: ConfigMap
metadata:
  name: ${name}
`;

ruleTester.run(rule, {
  pass: [
    { name: 'one user', manifests: documents(user('api', fromMap), config()) },
    {
      name: 'a worker beside it serves nobody',
      manifests: documents(
        user('api', fromMap),
        workloadText({ name: 'worker', ...fromMap }),
        config(),
      ),
    },
    {
      name: 'a data store and those who use it',
      manifests: documents(
        user('api', fromMap),
        user('redis', fromMap).replace('example.com/redis:1.4.2', 'redis:7'),
        config(),
      ),
    },
    {
      name: 'trust is the same for all',
      manifests: documents(
        user('api', fromCa),
        user('web', fromCa),
        config('internal-ca'),
      ),
    },
  ],
  notApplicable: [{ name: 'no settings', manifests: user('api', {}) }],
  fail: [
    {
      name: 'two services',
      manifests: documents(
        user('api', fromMap),
        user('web', fromMap),
        config('settings # finding: shared'),
      ),
    },
    {
      name: 'two parts of one application',
      manifests: documents(
        ...['web', 'worker'].map(name =>
          user(name, {
            ...fromMap,
            labels: `{ app: ${name}, app.kubernetes.io/name: shop }`,
          }),
        ),
        config('settings # finding: shared'),
      ),
      severity: 'low',
    },
    {
      name: 'two services on one volume',
      manifests: documents(
        user('api', onClaim),
        user('web', onClaim),
        'apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata:\n  name: files # finding: shared\n',
      ),
    },
  ],
});
