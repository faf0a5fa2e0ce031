import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const pod = (env: string, list = 'containers') => `
apiVersion: v1
kind: Pod
metadata: { name: web }
spec:
  ${list}:
    - name: app
      env:
        - { name: A, value: "1" }
        ${env}
`;

ruleTester.run(rule, {
  pass: [
    { name: 'other names', manifests: pod('- { name: B, value: "1" }') },
    { name: 'another case', manifests: pod('- { name: a, value: "1" }') },
  ],
  notApplicable: [
    {
      name: 'no variables',
      manifests: pod('').replace(/env:[^]*/, 'env: []\n'),
    },
  ],
  fail: [
    {
      name: 'the same name with another value',
      manifests: pod('- { name: A, value: "2" } # finding: duplicate'),
    },
    {
      name: 'in an init container, once more for each',
      manifests: pod(
        '- { name: A } # finding: duplicate\n        - { name: A } # finding: duplicate',
        'initContainers',
      ),
    },
  ],
});
