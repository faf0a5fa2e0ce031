import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const ingress = (tls: string, rule_: string, metadata = '') => `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: payments${metadata} }
spec:
  ${tls}
  rules:
    - ${rule_}
`;

const HOST = 'host: pay.example.com';
const marked = `${HOST} # finding: plain`;

const gateway = (listeners: string) => `
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: payments }
spec:
  listeners: ${listeners}
`;

const istio = (server: string) => `
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: payments }
spec:
  servers:
    - { hosts: ['*'], ${server}
`;

const route = (tls: string) => `
apiVersion: route.openshift.io/v1
kind: Route
metadata: { name: payments }
spec:${tls}
`;

ruleTester.run(rule, {
  pass: [
    {
      name: 'its host',
      manifests: ingress('tls: [{ hosts: [pay.example.com] }]', HOST),
    },
    {
      name: 'a wildcard',
      manifests: ingress("tls: [{ hosts: ['*.example.com'] }]", HOST),
    },
    {
      name: 'a rule for any host beside a certificate for one',
      manifests: ingress('tls: [{ hosts: [pay.example.com] }]', HOST).replace(
        / host: [^,}\s]+,?/,
        '',
      ),
    },
    { name: 'all hosts', manifests: ingress('tls: [{ secretName: a }]', HOST) },
    {
      name: 'a certificate by annotation',
      manifests: ingress(
        '',
        HOST,
        ', annotations: { networking.gke.io/managed-certificates: pay }',
      ),
    },
    {
      name: 'a Gateway that redirects',
      manifests: gateway('[{ protocol: HTTP }, { protocol: HTTPS }]'),
    },
    {
      name: 'a Gateway of Istio that redirects',
      manifests: istio(
        'port: { protocol: HTTP }, tls: { httpsRedirect: true } }',
      ),
    },
    {
      name: 'a Route with TLS',
      manifests: route(' { tls: { termination: edge } }'),
    },
  ],
  notApplicable: [
    {
      name: 'no entrance',
      manifests: 'apiVersion: v1\nkind: Service\nmetadata: { name: a }\n',
    },
  ],
  unknown: [
    {
      name: 'a class that serves TLS by itself',
      manifests: ingress('ingressClassName: tailscale', HOST),
    },
    {
      name: 'a group of load balancers',
      manifests: ingress(
        '',
        HOST,
        ', annotations: { alb.ingress.kubernetes.io/group.name: shop }',
      ),
    },
  ],
  fail: [
    { name: 'no TLS', manifests: ingress('', marked) },
    {
      name: 'TLS for another host',
      manifests: ingress('tls: [{ hosts: [www.example.com] }]', marked),
    },
    {
      name: 'a wildcard stands for one label only',
      manifests: ingress("tls: [{ hosts: ['*.com'] }]", marked),
    },
    {
      name: 'a Gateway',
      manifests: gateway('[{ protocol: HTTP }] # finding: plain'),
    },
    {
      name: 'a Gateway of Istio',
      manifests: istio('port: { protocol: HTTP } } # finding: plain'),
    },
    { name: 'a Route', manifests: route(' { host: a } # finding: plain') },
  ],
});
