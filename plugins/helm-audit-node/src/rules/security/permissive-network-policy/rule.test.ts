import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const policy = (spec: string) => `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: payments }
spec:
  podSelector: {}
  ${spec}
`;

ruleTester.run(rule, {
  pass: [
    { name: 'nothing is allowed', manifests: policy('policyTypes: [Ingress]') },
    {
      name: 'a public port',
      manifests: policy('ingress: [{ ports: [{ port: 443 }] }]'),
    },
    {
      name: 'some pods of all namespaces',
      manifests: policy(
        'ingress: [{ from: [{ namespaceSelector: {}, podSelector: { matchLabels: { a: b } } }] }]',
      ),
    },
    {
      name: 'the pods of this namespace',
      manifests: policy('ingress: [{ from: [{ podSelector: {} }] }]'),
    },
    {
      name: 'the internet without the cluster',
      manifests: policy(
        'egress: [{ to: [{ ipBlock: { cidr: 0.0.0.0/0, except: [10.0.0.0/8] } }] }]',
      ),
    },
    {
      name: 'a rule of a direction that is not governed',
      manifests: policy('egress: [{}]\n  policyTypes: [Ingress]'),
    },
  ],
  notApplicable: [
    {
      name: 'another kind',
      manifests: 'apiVersion: v1\nkind: Service\nmetadata: { name: a }\n',
    },
  ],
  fail: [
    {
      name: 'what a key of the values opens',
      chart: {
        'values.yaml': 'networkPolicy: { allowExternalEgress: true }',
        'templates/policy.yaml':
          '{{ if .Values.networkPolicy.allowExternalEgress }}a{{ end }} # finding: switched',
      },
      manifests: `# Source: example/templates/policy.yaml${policy(
        'egress: [{}]',
      )}`,
    },
    {
      name: 'an empty rule',
      manifests: policy('ingress: [{}] # finding: ingress'),
    },
    {
      name: 'all namespaces',
      manifests: policy(
        'ingress: [{ from: [{ namespaceSelector: {} }] }] # finding: ingress',
      ),
    },
    {
      name: 'empty labels mean all as well',
      manifests: policy(
        'ingress: [{ from: [{ namespaceSelector: { matchLabels: {} }, podSelector: {} }] }] # finding: ingress',
      ),
    },
    {
      name: 'the whole internet',
      manifests: policy(
        'egress: [{ to: [{ ipBlock: { cidr: 0.0.0.0/0 } }] }] # finding: egress',
      ),
    },
  ],
});
