import { podYaml } from '../../../testing/podYaml';
import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const withEgress = (...rules: string[]) => `${podYaml({})}---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: payments }
spec:
  podSelector: {}
  policyTypes: [Egress]
  ${rules.join('\n  ')}
`;

const TO_DATABASE =
  '{ to: [{ podSelector: { matchLabels: { app: db } } }], ports: [{ port: 5432 }] }';

const and = (egress: string) =>
  withEgress(`egress: [${TO_DATABASE}, ${egress}]`);

ruleTester.run(rule, {
  pass: [
    ...[
      '{ ports: [{ port: 53, protocol: UDP }] }',
      '{ to: [{ namespaceSelector: {} }], ports: [{ port: dns }] }',
      '{ to: [{ ipBlock: { cidr: 169.254.20.10/32 } }] }',
      '{ ports: [{ port: 1, endPort: 1024 }] }',
      '{}',
    ].map(dns => ({ name: dns, manifests: and(dns) })),
    {
      name: 'another policy allows it',
      manifests: `${withEgress(`egress: [${TO_DATABASE}]`)}---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: dns }
spec: { podSelector: {}, egress: [{ ports: [{ port: 53 }] }] }
`,
    },
  ],
  notApplicable: [
    { name: 'no policy', manifests: podYaml({}) },
    { name: 'no connections at all', manifests: withEgress('egress: []') },
    {
      name: 'addresses only',
      manifests: withEgress(
        'egress: [{ to: [{ ipBlock: { cidr: 10.1.2.3/32 } }], ports: [{ port: 443 }] }]',
      ),
    },
  ],
  unknown: [
    {
      name: 'policies of Cilium',
      manifests: `${withEgress(`egress: [${TO_DATABASE}]`)}---
apiVersion: cilium.io/v2
kind: CiliumNetworkPolicy
metadata: { name: dns }
spec: { endpointSelector: {} }
`,
    },
  ],
  fail: [
    {
      name: 'the database only',
      manifests: withEgress(`egress: [${TO_DATABASE}] # finding: blocked`),
    },
    {
      name: 'port 53 of pods in this namespace',
      manifests: withEgress(
        `egress: [${TO_DATABASE}, { to: [{ podSelector: {} }], ports: [{ port: 53 }] }] # finding: blocked`,
      ),
    },
  ],
});
