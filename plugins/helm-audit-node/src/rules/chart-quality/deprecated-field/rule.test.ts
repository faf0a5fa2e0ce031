import { workloadText } from '../../../testing/manifestText';
import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const object = (type: string, annotations: string, spec = '') => {
  const [apiVersion, kind] = type.split(' ');
  return `apiVersion: ${apiVersion}
kind: ${kind}
metadata:
  name: payments
  annotations:
    ${annotations}
${spec}
`;
};

const INGRESS = 'networking.k8s.io/v1 Ingress';
const NGINX = 'kubernetes.io/ingress.class: nginx';
const MARK = ' # finding: deprecated';
const pods = (annotation: string, pod = '') =>
  workloadText({ pod }).replace(
    'labels: { app: payments }',
    `labels: { app: payments }\n      annotations:\n        ${annotation}`,
  );
const CRITICAL = "scheduler.alpha.kubernetes.io/critical-pod: ''";

ruleTester.run(rule, {
  pass: [
    { name: 'nothing outdated', manifests: workloadText() },
    {
      name: 'the class is said in the new way',
      manifests: object(INGRESS, 'a: b', 'spec: { ingressClassName: nginx }'),
    },
    {
      name: 'controllers that read the annotation only',
      manifests: object(INGRESS, 'kubernetes.io/ingress.class: gce-internal'),
    },
    {
      name: 'the annotation is for old clusters, the field beside for new ones',
      manifests: object(
        'v1 Service',
        "service.alpha.kubernetes.io/tolerate-unready-endpoints: 'true'",
        'spec: { publishNotReadyAddresses: true }',
      ),
    },
    {
      name: 'a profile beside the annotation',
      manifests: pods(
        'seccomp.security.alpha.kubernetes.io/pod: runtime/default',
        'securityContext: { seccompProfile: { type: RuntimeDefault } }',
      ),
    },
    {
      name: 'labels of nodes that are in use',
      manifests: workloadText({
        pod: 'nodeSelector: { kubernetes.io/os: linux }',
      }),
    },
    {
      name: 'a version that did not deprecate it yet',
      kubeVersion: '1.31.0',
      manifests: object(
        'v1 ServiceAccount',
        "kubernetes.io/enforce-mountable-secrets: 'true'",
      ),
    },
  ],
  fail: [
    {
      name: 'the class of an Ingress',
      manifests: object(INGRESS, NGINX + MARK),
    },
    {
      name: 'an account that mounts its own Secrets only',
      manifests: object(
        'v1 ServiceAccount',
        `kubernetes.io/enforce-mountable-secrets: 'true'${MARK}`,
      ),
    },
    {
      name: 'the class of a claim',
      manifests: object(
        'v1 PersistentVolumeClaim',
        `volume.beta.kubernetes.io/storage-class: fast${MARK}`,
      ),
    },
    {
      name: 'old labels of nodes',
      manifests: workloadText({
        pod: `nodeSelector:\n  beta.kubernetes.io/os: linux${MARK}\ntopologySpreadConstraints:\n  - topologyKey: failure-domain.beta.kubernetes.io/zone${MARK}`,
      }),
    },
    {
      name: 'an old label in an affinity',
      manifests: workloadText({
        pod: `affinity:\n  nodeAffinity:\n    requiredDuringSchedulingIgnoredDuringExecution:\n      nodeSelectorTerms:\n        - matchExpressions:\n            - key: beta.kubernetes.io/arch${MARK}\n              operator: Exists`,
      }),
    },
    {
      name: 'a pod that is no longer taken for critical',
      manifests: pods(`${CRITICAL} # finding: ignored`),
    },
    {
      name: 'a profile that confines nothing',
      manifests: pods(
        'container.seccomp.security.alpha.kubernetes.io/app: runtime/default # finding: ignored',
      ),
    },
  ],
});
