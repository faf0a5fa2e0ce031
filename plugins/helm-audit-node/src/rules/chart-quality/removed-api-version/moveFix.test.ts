import { runRule } from '../../../testing/ruleTester';
import rule from './rule';

const definition = (spec: string) =>
  `apiVersion: apiextensions.k8s.io/v1beta1\nkind: CustomResourceDefinition\nmetadata: { name: payments.example.com }\nspec: { group: example.com, ${spec} }\n`;
const ingress = (path: string) =>
  `apiVersion: networking.k8s.io/v1beta1\nkind: Ingress\nmetadata: { name: web }\nspec: { rules: [{ http: { paths: [${path}] } }] }\n`;
const autoscaler = (metric: string) =>
  `apiVersion: autoscaling/v2beta2\nkind: HorizontalPodAutoscaler\nmetadata: { name: web }\nspec: { metrics: [{ type: Resource, resource: { name: cpu, ${metric} } }] }\n`;
const webhook = (fields: string) =>
  `apiVersion: admissionregistration.k8s.io/v1beta1\nkind: ValidatingWebhookConfiguration\nmetadata: { name: web }\nwebhooks: [{ name: web.example.com, ${fields} }]\n`;
const request = (spec: string) =>
  `apiVersion: certificates.k8s.io/v1beta1\nkind: CertificateSigningRequest\nmetadata: { name: web }\nspec: { ${spec} }\n`;

const fixOf = async (manifests: string) => {
  const { result } = await runRule(rule, { manifests });
  expect(result.findings).toHaveLength(1);
  return result.findings[0].violation.fix;
};

describe('the fix of a removed API version', () => {
  it.each([
    [
      'a definition with a schema for each version',
      definition(
        'versions: [{ name: v1, served: true, storage: true, schema: { openAPIV3Schema: { type: object } } }]',
      ),
    ],
    [
      'an Ingress of the newer shape',
      ingress(
        '{ path: /, pathType: Prefix, backend: { service: { name: web, port: { number: 80 } } } }',
      ),
    ],
    [
      'an autoscaler of the newer shape',
      autoscaler('target: { type: Utilization, averageUtilization: 70 }'),
    ],
    [
      'a webhook that leaves nothing to defaults',
      webhook(
        'failurePolicy: Ignore, sideEffects: None, admissionReviewVersions: [v1]',
      ),
    ],
    [
      'a request to a named signer',
      request('signerName: kubernetes.io/kubelet-serving'),
    ],
  ])('moves %s', async (_, manifests) => {
    expect(await fixOf(manifests)).toMatchObject({ safety: 'review' });
  });

  it.each([
    ['a definition of one version', definition('version: v1')],
    [
      'a definition without schemas',
      definition('versions: [{ name: v1, served: true, storage: true }]'),
    ],
    [
      'an Ingress of the older shape',
      ingress(
        '{ path: /, pathType: Prefix, backend: { serviceName: web, servicePort: 80 } }',
      ),
    ],
    [
      'an Ingress without types of paths',
      ingress(
        '{ path: /, backend: { service: { name: web, port: { number: 80 } } } }',
      ),
    ],
    [
      'an autoscaler of the older shape',
      autoscaler('targetAverageUtilization: 70'),
    ],
    ['a webhook that leaves much to defaults', webhook('sideEffects: None')],
    ['a request to whatever signer', request('usages: [server auth]')],
  ])('is left to people for %s', async (_, manifests) => {
    expect(await fixOf(manifests)).toBeUndefined();
  });
});
