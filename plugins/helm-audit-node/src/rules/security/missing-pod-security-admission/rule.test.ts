import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const namespace = (labels: string) => `
apiVersion: v1
kind: Namespace
metadata:
  name: payments
  labels: ${labels}
`;

ruleTester.run(rule, {
  pass: ['restricted', 'baseline'].map(level => ({
    name: level,
    manifests: namespace(`{ pod-security.kubernetes.io/enforce: ${level} }`),
  })),
  notApplicable: [
    {
      name: 'no namespace',
      manifests: 'apiVersion: v1\nkind: Service\nmetadata: { name: a }\n',
    },
  ],
  fail: [
    {
      name: 'a warning enforces nothing',
      manifests: namespace(
        '{ pod-security.kubernetes.io/warn: restricted } # finding: missing',
      ),
    },
    {
      name: 'privileged',
      manifests: namespace(
        '{ pod-security.kubernetes.io/enforce: privileged } # finding: privileged',
      ),
    },
  ],
});
