import { gatherResources } from '../gatherers/resources';
import { parseFiles } from '../stages/parse/parseManifests';
import { networkCoverage } from './networkPolicies';
import { deriveWorkloads } from './workloads';

const POD = `
apiVersion: v1
kind: Pod
metadata: { name: web, namespace: shop, labels: { app: web } }
spec: { containers: [{ name: a }] }
`;

function coverage(policies: string) {
  const deployment = `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: shop }
spec:
  template:
    metadata: { labels: { app: web, tier: front } }
    spec: { containers: [{ name: a }] }
`;
  const files = new Map([
    ['a.yaml', Buffer.from(`${deployment}---${policies}`)],
  ]);
  const resources = gatherResources(parseFiles(files).manifests);
  const [workload] = deriveWorkloads(resources);
  const { ingress, egress, unsure } = networkCoverage(workload, resources);
  return { ingress, egress, unsure: unsure?.name };
}

const policy = (spec: string, namespace = 'shop') => `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web, namespace: ${namespace} }
spec: ${spec}
`;

const cilium = (spec: string) => `
apiVersion: cilium.io/v2
kind: CiliumNetworkPolicy
metadata: { name: web }
spec: ${spec}
`;

it.each([
  ['an empty selector means all', policy('{ podSelector: {} }'), true, false],
  [
    'egress by its rules',
    policy('{ podSelector: { matchLabels: { app: web } }, egress: [{}] }'),
    true,
    true,
  ],
  [
    'egress only by its types',
    policy('{ podSelector: {}, policyTypes: [Egress] }'),
    false,
    true,
  ],
  [
    'labels and expressions must both match',
    policy(
      '{ podSelector: { matchLabels: { app: web }, matchExpressions: [{ key: tier, operator: In, values: [back] }] } }',
    ),
    false,
    false,
  ],
  ['another namespace', policy('{ podSelector: {} }', 'other'), false, false],
  [
    'Cilium with prefixes',
    cilium(
      '{ endpointSelector: { matchLabels: { "k8s:app": web, "k8s:io.kubernetes.pod.namespace": shop } }, ingress: [{}] }',
    ),
    true,
    false,
  ],
  [
    'Cilium for other pods',
    cilium('{ endpointSelector: { matchLabels: { app: api } }, egress: [{}] }'),
    false,
    false,
  ],
])('%s', (_, policies, ingress, egress) => {
  expect(coverage(policies)).toEqual({ ingress, egress, unsure: undefined });
});

it('leaves policies of Calico open', () => {
  const calico = `
apiVersion: projectcalico.org/v3
kind: GlobalNetworkPolicy
metadata: { name: all }
spec: { selector: "app == 'web'" }
`;
  expect(coverage(calico)).toEqual({
    ingress: false,
    egress: false,
    unsure: 'all',
  });
});

it('takes nothing else for a policy', () => {
  expect(coverage(POD)).toEqual({
    ingress: false,
    egress: false,
    unsure: undefined,
  });
});
