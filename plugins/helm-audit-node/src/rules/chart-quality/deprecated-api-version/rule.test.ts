import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const schema = (line: string) => `
kind: FlowSchema
${line}
metadata: { name: web }
`;

const OLD = 'apiVersion: flowcontrol.apiserver.k8s.io/v1beta3';

ruleTester.run(rule, {
  pass: [
    {
      name: 'a current version',
      manifests: schema('apiVersion: flowcontrol.apiserver.k8s.io/v1'),
    },
    {
      name: 'not yet deprecated on the target',
      manifests: schema(OLD),
      kubeVersion: '1.28.0',
    },
    {
      name: 'already removed, which another rule reports',
      manifests: schema(OLD),
      kubeVersion: '1.32.0',
    },
    {
      name: 'removed within the range, which another rule reports',
      manifests: schema(OLD),
      kubeVersion: '1.31.0',
      chart: {
        'Chart.yaml': 'name: a\nversion: 1.0.0\nkubeVersion: ">=1.29.0-0"\n',
      },
    },
  ],
  fail: [
    {
      name: 'deprecated on the target',
      manifests: schema(`${OLD} # finding: deprecated`),
      kubeVersion: '1.31.0',
    },
    {
      name: 'deprecated without a replacement',
      manifests:
        'kind: PodSecurityPolicy\napiVersion: policy/v1beta1 # finding: deprecated\n',
      kubeVersion: '1.24.0',
    },
  ],
});
