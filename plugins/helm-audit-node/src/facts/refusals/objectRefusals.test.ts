import { gatherResources } from '../../gatherers/resources';
import { parseFiles } from '../../stages/parse/parseManifests';
import { objectRefusals } from './objectRefusals';

function defectsOf(type: string, fields: string): string[] {
  const [apiVersion, kind] = type.split(' ');
  const text = `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: { name: web }\n${fields}\n`;
  const { manifests } = parseFiles(new Map([['a.yaml', Buffer.from(text)]]));
  const [resource] = gatherResources(manifests);
  return objectRefusals(resource).map(({ defect }) => defect);
}

const INGRESS = 'networking.k8s.io/v1 Ingress';
const POLICY = 'networking.k8s.io/v1 NetworkPolicy';
const ingress = (path: string, host = 'a.example.com') =>
  `spec: { rules: [{ host: '${host}', http: { paths: [${path}] } }] }`;
const BACKEND = 'backend: { service: { name: web, port: { number: 80 } } }';
const ROOT = `{ path: /, pathType: Prefix, ${BACKEND} }`;
const CLAIM =
  'accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } }';

describe('objectRefusals', () => {
  it.each([
    ['v1 Service', 'spec: { selector: { a: b } }', 'has no ports'],
    ['v1 Service', 'spec: { type: ExternalName }', 'has no `externalName`'],
    [
      'v1 Service',
      'spec: { type: NodePort, ports: [{ port: 80, name: a, nodePort: 30080 }, { port: 81, name: b, nodePort: 30080 }] }',
      'opens the port 30080 of nodes twice',
    ],
    [
      'v1 Secret',
      'type: kubernetes.io/dockerconfigjson\nstringData: { .dockerconfigjson: none }',
      'has no JSON under .dockerconfigjson',
    ],
    [
      'v1 Secret',
      'type: kubernetes.io/tls',
      'is of type kubernetes.io/tls and has no tls.crt and tls.key',
    ],
    [
      'v1 Secret',
      'type: kubernetes.io/service-account-token',
      'holds the token of no account',
    ],
    [
      'v1 ConfigMap',
      `data: { a: ${'a'.repeat(1_100_000)} }`,
      'holds 1.0 MiB of data, and 1 MiB is the most',
    ],
    [
      POLICY,
      'spec: { podSelector: { matchLabels: { a=b: c } } }',
      'selects by the label key "a=b"',
    ],
    [
      POLICY,
      'spec: { ingress: [{ from: [{ podSelector: { matchLabels: { a: -b } } }] }] }',
      'selects by the label value "-b"',
    ],
    [
      'v1 Secret',
      'type: kubernetes.io/dockercfg\ndata: { .dockercfg: bm9uZQ== }',
      'has no JSON under .dockercfg',
    ],
    [
      'v1 PersistentVolumeClaim',
      'spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 0 } } }',
      'has the size 0',
    ],
    [
      'v1 Service',
      'spec: { ports: [{ port: 80, name: a }, { port: 81 }] }',
      'has several ports, one of them without a name',
    ],
    [
      'v1 Service',
      'spec: { ports: [{ port: 80, name: a }, { port: 81, name: a }] }',
      'has two ports named a',
    ],
    [
      'v1 Service',
      'spec: { ports: [{ port: 80, name: http_web }] }',
      'names a port "http_web"',
    ],
    [
      'v1 Service',
      'spec: { ports: [{ port: 80, nodePort: 30080 }] }',
      'sets `nodePort`, which type ClusterIP does not take',
    ],
    [
      'v1 Service',
      'spec: { type: LoadBalancer, clusterIP: None, ports: [{ port: 80 }] }',
      'has no address of its own, which type LoadBalancer needs',
    ],
    [
      'v1 Service',
      'spec: { externalTrafficPolicy: Local, ports: [{ port: 80 }] }',
      'sets `externalTrafficPolicy`, which type ClusterIP does not take',
    ],
    [
      'v1 Service',
      'spec: { type: NodePort, loadBalancerSourceRanges: [10.0.0.0/8], ports: [{ port: 80 }] }',
      'sets `loadBalancerSourceRanges`, which type NodePort does not take',
    ],
    [INGRESS, 'spec: {}', 'has neither rules nor a default backend'],
    [
      INGRESS,
      ingress(ROOT, '10.0.0.1'),
      'answers for "10.0.0.1", which is no name of a host',
    ],
    [
      INGRESS,
      ingress(ROOT, 'a.example.com:8080'),
      'answers for "a.example.com:8080", which is no name of a host',
    ],
    [
      INGRESS,
      ingress(`{ path: a, pathType: Exact, ${BACKEND} }`),
      'has the path "a", which does not start at the root',
    ],
    [
      INGRESS,
      ingress(
        '{ path: /, pathType: Exact, backend: { service: { name: a, port: { name: b, number: 80 } } } }',
      ),
      'names 2 ports for the Service of a backend',
    ],
    [POLICY, 'spec: { ingress: [{ from: [{}] }] }', 'has an empty peer'],
    [
      POLICY,
      'spec: { egress: [{ to: [{ ipBlock: { cidr: 10.0.0.0/8 }, podSelector: {} }] }] }',
      'selects a peer by address and by label at once',
    ],
    [
      POLICY,
      'spec: { egress: [{ to: [{ ipBlock: { cidr: 10.0.0.0 } }] }] }',
      'names the range "10.0.0.0", which is no range of addresses',
    ],
    ['apps/v1 Deployment', 'spec: { replicas: -1 }', 'has `replicas: -1`'],
    [
      'apps/v1 Deployment',
      'spec: { strategy: { type: Recreate, rollingUpdate: { maxSurge: 1 } } }',
      'sets `rollingUpdate` beside the strategy Recreate',
    ],
    [
      'apps/v1 StatefulSet',
      'spec: { updateStrategy: { type: Recreate } }',
      'has the update strategy Recreate',
    ],
    [
      'apps/v1 StatefulSet',
      'spec: { updateStrategy: { type: OnDelete, rollingUpdate: { partition: 0 } } }',
      'sets `rollingUpdate` beside the update strategy OnDelete',
    ],
    [
      'apps/v1 StatefulSet',
      'spec: { volumeClaimTemplates: [{ spec: { accessModes: [ReadWriteOnce] } }] }',
      'has a claim with no size',
    ],
    [
      'apps/v1 DaemonSet',
      'spec: { updateStrategy: { rollingUpdate: { maxUnavailable: 0 } } }',
      'may neither start further pods nor stop old ones during an update',
    ],
    [
      'apps/v1 DaemonSet',
      'spec: { updateStrategy: { rollingUpdate: { maxSurge: 10% } } }',
      'may both start further pods and stop old ones during an update',
    ],
    [
      'v1 PersistentVolumeClaim',
      'spec: { resources: { requests: { storage: 1Gi } } }',
      'has no access mode',
    ],
    [
      'v1 PersistentVolumeClaim',
      'spec: { accessModes: [ReadWriteOncePod, ReadWriteOnce], resources: { requests: { storage: 1Gi } } }',
      'has ReadWriteOncePod beside another access mode',
    ],
    [
      'batch/v1 Job',
      'spec: { completionMode: Indexed }',
      'is Indexed and has no `completions`',
    ],
    [
      'autoscaling/v2 HorizontalPodAutoscaler',
      'spec: { minReplicas: 5, maxReplicas: 2 }',
      'has a maximum of 2 below its minimum of 5',
    ],
    [
      'rbac.authorization.k8s.io/v1 ClusterRoleBinding',
      'subjects: [{ kind: ServiceAccount, name: a }]',
      'binds ServiceAccount a without its namespace',
    ],
    [
      'policy/v1 PodDisruptionBudget',
      'spec: { minAvailable: 150% }',
      'has `minAvailable: 150%`, which is more than all',
    ],
    [
      'scheduling.k8s.io/v1 PriorityClass',
      'value: 2000000000',
      'has the priority 2000000000, which is for the system only',
    ],
    ['v1 ConfigMap', 'data: { a/b: c }', 'has the key "a/b" in its data'],
    ['v1 ConfigMap', 'data: { ..: c }', 'has the key ".." in its data'],
    [
      'v1 ConfigMap',
      `data: { ${'k'.repeat(254)}: c }`,
      `has the key "${'k'.repeat(60)}…" in its data`,
    ],
    [
      'v1 ConfigMap',
      'data: { a: b }\nbinaryData: { a: Yg== }',
      'has the key "a" in both `data` and `binaryData`',
    ],
    [
      'v1 Secret',
      'type: kubernetes.io/basic-auth\nstringData: { user: a }',
      'is of type kubernetes.io/basic-auth and has no username or password',
    ],
    [
      'v1 Secret',
      'type: kubernetes.io/tls\nstringData: { tls.crt: a }',
      'is of type kubernetes.io/tls and has no tls.key',
    ],
  ])('finds it in a %s with %s', (type, fields, defect) => {
    expect(defectsOf(type, fields)).toEqual([defect]);
  });

  it.each([
    ['v1 Service', 'spec: { clusterIP: None, selector: { a: b } }'],
    ['v1 Service', 'spec: { ports: [{ port: 80, nodePort: 0 }] }'],
    [
      'v1 Service',
      "spec: { externalTrafficPolicy: '', loadBalancerSourceRanges: [], ports: [{ port: 80 }] }",
    ],
    [
      'v1 Service',
      'spec: { externalIPs: [10.0.0.1], externalTrafficPolicy: Local, ports: [{ port: 80 }] }',
    ],
    ['serving.knative.dev/v1 Service', 'spec: { template: {} }'],
    [INGRESS, ingress(ROOT, '*.example.com')],
    [INGRESS, ingress(`{ pathType: ImplementationSpecific, ${BACKEND} }`, '')],
    [INGRESS, 'spec: { defaultBackend: { resource: { kind: A, name: b } } }'],
    ['extensions/v1beta1 Ingress', 'spec: { backend: {} }'],
    [
      POLICY,
      'spec: { ingress: [{}], egress: [{ to: [{ podSelector: {} }] }] }',
    ],
    [
      'apps/v1 Deployment',
      'spec: { replicas: 0, strategy: { type: Recreate, rollingUpdate: null } }',
    ],
    [
      'apps/v1 DaemonSet',
      'spec: { updateStrategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } } }',
    ],
    [
      'apps/v1 DaemonSet',
      'spec: { updateStrategy: { type: OnDelete, rollingUpdate: { maxUnavailable: 0 } } }',
    ],
    [
      'apps/v1 DaemonSet',
      'spec: { updateStrategy: { rollingUpdate: { maxUnavailable: null } } }',
    ],
    [
      INGRESS,
      'spec: { defaultBackend: { service: { name: a, port: { name: "", number: 80 } } } }',
    ],
    ['v1 PersistentVolumeClaim', `spec: { ${CLAIM} }`],
    [
      'apps/v1 StatefulSet',
      `spec: { volumeClaimTemplates: [{ spec: { ${CLAIM} } }] }`,
    ],
    ['v1 Secret', 'type: kubernetes.io/basic-auth\ndata: { password: YQ== }'],
    ['v1 ConfigMap', 'data: { .env: a, a..b: b }'],
    ['policy/v1 PodDisruptionBudget', 'spec: { maxUnavailable: 100% }'],
    ['scheduling.k8s.io/v1 PriorityClass', 'value: 1000000000'],
    [
      'v1 Secret',
      'type: kubernetes.io/tls\ndata: { tls.crt: YQ==, tls.key: YQ== }',
    ],
    [
      'rbac.authorization.k8s.io/v1 RoleBinding',
      'subjects: [{ kind: ServiceAccount, name: a }]',
    ],
    ['example.com/v1 Deployment', 'spec: { replicas: -1 }'],
  ])('takes a %s with %s', (type, fields) => {
    expect(defectsOf(type, fields)).toEqual([]);
  });
});
