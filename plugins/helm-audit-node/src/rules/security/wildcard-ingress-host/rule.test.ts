import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const ingress = (spec: string) => `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: payments
spec:
  ${spec}
`;

ruleTester.run(rule, {
  pass: [
    {
      name: 'a host',
      manifests: ingress('rules: [{ host: payments.example.com }]'),
    },
    {
      name: 'two hosts',
      manifests: ingress('rules: [{ host: a.example.com }, { host: b.org }]'),
    },
  ],
  notApplicable: [
    {
      name: 'a default backend only',
      manifests: ingress('defaultBackend: { service: { name: payments } }'),
    },
  ],
  fail: [
    {
      name: 'no host',
      manifests: ingress('rules: [{ http: { paths: [] } }] # finding: anyHost'),
      severity: 'medium',
    },
    {
      name: 'an empty host',
      manifests: ingress("rules: [{ host: '' }] # finding: anyHost"),
    },
    {
      name: 'a wildcard',
      manifests: ingress(
        "rules: [{ host: '*.example.com' }] # finding: wildcard",
      ),
      severity: 'low',
    },
  ],
});
