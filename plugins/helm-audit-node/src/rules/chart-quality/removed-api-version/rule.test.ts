import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const budget = (line: string) => `
kind: PodDisruptionBudget
${line}
metadata: { name: web }
`;

const chart = (kubeVersion: string) => ({
  'Chart.yaml': `name: web\nversion: 1.0.0\nkubeVersion: "${kubeVersion}"\n`,
});

ruleTester.run(rule, {
  pass: [
    { name: 'a current version', manifests: budget('apiVersion: policy/v1') },
    {
      name: 'the target still serves it',
      manifests: budget('apiVersion: policy/v1beta1'),
      kubeVersion: '1.24.0',
    },
    {
      name: 'the range ends before the removal',
      manifests: budget('apiVersion: policy/v1beta1'),
      kubeVersion: '1.24.0',
      chart: chart('>=1.19.0-0 <1.25.0-0'),
    },
    {
      name: 'an old target on which there was nothing else yet',
      manifests: budget('apiVersion: policy/v1beta1'),
      kubeVersion: '1.20.0',
      chart: chart('>=1.19.0-0'),
    },
    {
      name: 'a current version of a controller of its own',
      manifests: 'apiVersion: cert-manager.io/v1\nkind: Certificate\n',
    },
    {
      name: 'a custom resource of a like name',
      manifests: 'apiVersion: example.com/v1beta1\nkind: Ingress\n',
    },
  ],
  fail: [
    {
      name: 'removed before the target',
      manifests: budget('apiVersion: policy/v1beta1 # finding: removed'),
      severity: 'critical',
    },
    {
      name: 'removed without a replacement',
      manifests: `
kind: PodSecurityPolicy
apiVersion: policy/v1beta1 # finding: removed
metadata: { name: restricted }
`,
    },
    {
      name: 'given up by its own controller',
      manifests: `
kind: Certificate
apiVersion: cert-manager.io/v1alpha2 # finding: byAddOn
metadata: { name: web }
`,
      severity: 'high',
    },
    {
      name: 'given up by the controller of snapshots',
      manifests: `
kind: VolumeSnapshotClass
apiVersion: snapshot.storage.k8s.io/v1beta1 # finding: byAddOn
metadata: { name: daily }
`,
      severity: 'high',
    },
    {
      name: 'within a List',
      manifests: `
apiVersion: v1
kind: List
items:
  - kind: Ingress
    apiVersion: networking.k8s.io/v1beta1 # finding: removed
    metadata: { name: web }
`,
    },
    {
      name: 'the range reaches beyond the removal',
      manifests: budget('apiVersion: policy/v1beta1 # finding: removedInRange'),
      kubeVersion: '1.24.0',
      chart: chart('>=1.19.0-0'),
      severity: 'high',
    },
  ],
});
