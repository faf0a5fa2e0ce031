import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const workload = (pod: string, annotations = '', kind = 'Deployment') => `
apiVersion: apps/v1
kind: ${kind}
metadata: { name: web }
spec:
  template: # TEMPLATE
    ${annotations}
    spec: ${pod}
---`;

const CONFIG = `
apiVersion: v1
kind: ConfigMap
metadata: { name: web }
data: { A: b }
---`;

const ENV =
  '{ containers: [{ name: app, envFrom: [{ configMapRef: { name: web } }] }] }';
const FILES = (mount: string) =>
  `{ containers: [{ name: app, volumeMounts: [{ name: c, ${mount} }] }], volumes: [{ name: c, configMap: { name: web } }] }`;

const marked = (text: string) =>
  text.replace('# TEMPLATE', '# finding: missing');

ruleTester.run(rule, {
  pass: [
    {
      name: 'a checksum on the pod',
      manifests: `${workload(
        ENV,
        'metadata: { annotations: { checksum/config: abc } }',
      )}${CONFIG}`,
    },
    {
      name: 'a controller restarts the pods',
      manifests: `${workload(ENV).replace(
        'name: web }\nspec',
        'name: web, annotations: { reloader.stakater.com/auto: "true" } }\nspec',
      )}${CONFIG}`,
    },
  ],
  notApplicable: [
    {
      name: 'a whole volume follows changes',
      manifests: `${workload(FILES('mountPath: /etc/web'))}${CONFIG}`,
    },
    {
      name: 'the object is made elsewhere',
      manifests: workload(ENV),
    },
    {
      name: 'the object never changes',
      manifests: `${workload(ENV)}${CONFIG.replace(
        'data:',
        'immutable: true\ndata:',
      )}`,
    },
    {
      name: 'a Job starts anew each time',
      manifests: `${workload(ENV, '', 'Job').replace(
        'apps/v1',
        'batch/v1',
      )}${CONFIG}`,
    },
  ],
  fail: [
    {
      name: 'environment without a checksum',
      manifests: marked(`${workload(ENV)}${CONFIG}`),
    },
    {
      name: 'single files without a checksum',
      manifests: marked(`${workload(FILES('subPath: a.conf'))}${CONFIG}`),
    },
    {
      name: 'unrelated annotations',
      manifests: `${workload(
        ENV,
        'metadata:\n      annotations: { team: web } # finding: missing',
        'DaemonSet',
      )}${CONFIG}`,
    },
  ],
});
