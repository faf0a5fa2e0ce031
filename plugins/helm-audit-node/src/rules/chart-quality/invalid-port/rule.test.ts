import { workloadText } from '../../../testing/manifestText';
import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const service = (...ports: string[]) => `
apiVersion: v1
kind: Service
metadata: { name: web }
spec:
  ports:
${ports.map(port => `    - ${port}`).join('\n')}
`;

const container = (...ports: string[]) =>
  workloadText({
    container: `ports:\n${ports.map(port => `  - ${port}`).join('\n')}`,
  });

ruleTester.run(rule, {
  pass: [
    {
      name: 'a target that is nought, which stands for the port',
      manifests: service('{ name: a, port: 53, targetPort: 0 }'),
    },
    {
      name: 'a name of 15 characters, for two protocols',
      manifests: service(
        '{ name: a, port: 53, targetPort: abcdefghi-12345 }',
        '{ name: b, port: 53, protocol: UDP, targetPort: 65535 }',
      ),
    },
    {
      name: 'container ports',
      manifests: container(
        '{ name: http, containerPort: 80 }',
        '{ containerPort: 81 }',
        '{ containerPort: 82 }',
        '{ containerPort: 82, protocol: UDP }',
      ),
    },
    { name: 'no ports', manifests: workloadText() },
  ],
  notApplicable: [
    {
      name: 'neither Service nor workload',
      manifests: 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\n',
    },
  ],
  fail: [
    {
      name: 'a port of a container twice',
      manifests: container(
        '{ name: http, containerPort: 80 }',
        '{ containerPort: 80, protocol: TCP } # finding: repeated',
      ),
      severity: 'medium',
    },
    {
      name: 'a name of 16 characters',
      manifests: service(
        '{ port: 80, targetPort: abcdefghij-12345 } # finding: refused',
      ),
    },
    {
      name: 'a number that does not exist',
      manifests: service('{ port: 80, targetPort: 70000 } # finding: refused'),
    },
    {
      name: 'the same number twice',
      manifests: service(
        '{ name: a, port: 80 }',
        '{ name: b, port: 80 } # finding: refused',
      ),
    },
    {
      name: 'a name without letters',
      manifests: container(
        "{ name: '8080', containerPort: 8080 } # finding: refused",
      ),
    },
    {
      name: 'the same name twice',
      manifests: container(
        '{ name: http, containerPort: 80 }',
        '{ name: http, containerPort: 81 } # finding: refused',
      ),
    },
    {
      name: 'upper case in an init container',
      manifests: workloadText({
        pod: 'initContainers: [{ name: a, ports: [{ name: HTTP, containerPort: 80 }] }] # finding: refused',
      }),
    },
  ],
});
