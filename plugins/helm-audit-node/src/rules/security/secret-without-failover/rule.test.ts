import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const externalSecret = (spec: string, kind = 'ExternalSecret') => `
apiVersion: external-secrets.io/v1
kind: ${kind}
metadata: { name: payments }
spec: ${spec}
`;

ruleTester.run(rule, {
  pass: [
    {
      name: 'refreshed every hour',
      manifests: externalSecret('{ refreshInterval: 1h }'),
    },
    {
      name: 'an hour is the default',
      manifests: externalSecret('{ target: { deletionPolicy: Retain } }'),
    },
  ],
  notApplicable: [
    {
      name: 'a Secret',
      manifests: 'apiVersion: v1\nkind: Secret\nmetadata: { name: a }\n',
    },
  ],
  fail: [
    ...["{ refreshInterval: '0' }", '{ refreshInterval: 0s }'].map(spec => ({
      name: spec,
      manifests: externalSecret(`${spec} # finding: neverRefreshed`),
    })),
    {
      name: 'created once, for the whole cluster',
      manifests: externalSecret(
        '{ externalSecretSpec: { refreshPolicy: CreatedOnce } } # finding: neverRefreshed',
        'ClusterExternalSecret',
      ),
    },
    {
      name: 'deleted with its source',
      manifests: externalSecret(
        '{ target: { deletionPolicy: Delete } } # finding: deleted',
      ),
    },
    {
      name: 'read at every start',
      manifests: `
apiVersion: secrets-store.csi.x-k8s.io/v1
kind: SecretProviderClass
metadata: { name: payments }
spec:
  provider: vault # finding: atStart
`,
      severity: 'low',
    },
  ],
});
