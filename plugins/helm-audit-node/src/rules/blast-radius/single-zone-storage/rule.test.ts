import { documents, workloadText } from '../../../testing/manifestText';
import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const store = (spec = '', finding = '') =>
  workloadText({
    kind: 'StatefulSet',
    spec: `${spec}\nvolumeClaimTemplates:\n  - metadata: { name: data }${finding}\n    spec: { storageClassName: fast, accessModes: [ReadWriteOnce] }`,
  });

const storageClass = (provisioner: string, line = '') => `
apiVersion: storage.k8s.io/v1
kind: StorageClass
metadata:
  name: fast
provisioner: ${provisioner}
${line}
`;

ruleTester.run(rule, {
  pass: [
    {
      name: 'a replica has its own copy',
      manifests: documents(
        store('replicas: 2'),
        storageClass('ebs.csi.aws.com'),
      ),
    },
    {
      name: 'a disk in two zones',
      manifests: documents(
        store(),
        storageClass(
          'pd.csi.storage.gke.io',
          'parameters: { replication-type: regional-pd }',
        ),
      ),
    },
    {
      name: 'the name says so',
      manifests: store().replace('fast', 'premium-zrs'),
    },
  ],
  notApplicable: [{ name: 'no volume', manifests: workloadText() }],
  unknown: [
    { name: 'a class of the cluster', manifests: store() },
    {
      name: 'the default class',
      manifests: store().replace('storageClassName: fast, ', ''),
    },
  ],
  fail: [
    {
      name: 'a disk of one zone',
      manifests: documents(
        store('replicas: 1', ' # finding: zonal'),
        storageClass('ebs.csi.aws.com'),
      ),
    },
    {
      name: 'a disk of one node',
      manifests: documents(
        store('', ' # finding: zonal'),
        storageClass('rancher.io/local-path'),
      ),
    },
  ],
});
