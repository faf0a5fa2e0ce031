import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const service = (spec: string, annotation = '') => `
apiVersion: v1
kind: Service
metadata:
  name: payments
  annotations: { a: b${annotation && `, ${annotation}`} }
spec:
  ports: [{ port: 80 }]
  ${spec}
`;

const BALANCER = 'type: LoadBalancer';
const AWS = 'service.beta.kubernetes.io/aws-load-balancer';

ruleTester.run(rule, {
  pass: [
    { name: 'within the cluster', manifests: service('type: ClusterIP') },
    { name: 'no type', manifests: service('') },
    {
      name: 'some addresses',
      manifests: service(
        `${BALANCER}\n  loadBalancerSourceRanges: [10.0.0.0/8]`,
      ),
    },
    {
      name: 'some addresses by annotation',
      manifests: service(
        BALANCER,
        'service.beta.kubernetes.io/load-balancer-source-ranges: 10.0.0.0/8',
      ),
    },
    ...[
      `${AWS}-scheme: internal`,
      `${AWS}-internal: "true"`,
      'service.beta.kubernetes.io/azure-load-balancer-internal: "true"',
      'networking.gke.io/load-balancer-type: Internal',
    ].map(annotation => ({
      name: annotation,
      manifests: service(BALANCER, annotation),
    })),
    {
      name: 'a private network',
      manifests: service(`${BALANCER}\n  loadBalancerClass: tailscale`),
    },
  ],
  notApplicable: [
    {
      name: 'a Service of another API',
      manifests:
        'apiVersion: serving.knative.dev/v1\nkind: Service\nmetadata: { name: a }\nspec: { type: NodePort }\n',
    },
  ],
  fail: [
    {
      name: 'a load balancer',
      manifests: service(`${BALANCER} # finding: loadBalancer`),
    },
    {
      name: 'a load balancer for all addresses',
      manifests: service(
        `${BALANCER} # finding: loadBalancer\n  loadBalancerSourceRanges: [0.0.0.0/0]`,
      ),
    },
    {
      name: 'an annotation that says no',
      manifests: service(
        `${BALANCER} # finding: loadBalancer`,
        `${AWS}-internal: "false"`,
      ),
    },
    {
      name: 'a port of every node',
      manifests: service('type: NodePort # finding: nodePort'),
    },
    {
      name: 'addresses of others',
      manifests: service('externalIPs: [203.0.113.7] # finding: externalIPs'),
    },
  ],
});
