import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const object = (kind: string, rest: string) => `
apiVersion: v1
kind: ${kind}
metadata:
  name: deployer
${rest}
`;

ruleTester.run(rule, {
  pass: [
    { name: 'another Secret', manifests: object('Secret', 'type: Opaque') },
    {
      name: 'an account that pulls images',
      manifests: object('ServiceAccount', 'imagePullSecrets: [{ name: pull }]'),
    },
    {
      name: 'an empty list',
      manifests: object('ServiceAccount', 'secrets: []'),
    },
  ],
  notApplicable: [{ name: 'neither', manifests: object('ConfigMap', '') }],
  fail: [
    {
      name: 'a token',
      manifests: object(
        'Secret',
        'type: kubernetes.io/service-account-token # finding: token',
      ),
      severity: 'medium',
    },
    {
      name: 'an account that lists Secrets',
      manifests: object(
        'ServiceAccount',
        'secrets: [{ name: deployer-token }] # finding: listed',
      ),
      severity: 'low',
    },
  ],
});
