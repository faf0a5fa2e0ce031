import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const service = (spec: string) => `
apiVersion: v1
kind: Service
metadata: { name: release-name-db }
spec:
  ${spec}
---`;

const statefulSet = (serviceName: string) => `
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: db }
spec:
  ${serviceName}
  template:
    metadata: { labels: { app: db } }
    spec: { containers: [{ name: db }] }
`;

const SELECTOR = 'selector: { app: db }';
const HEADLESS = `clusterIP: None\n  ${SELECTOR}`;

ruleTester.run(rule, {
  pass: [
    {
      name: 'headless and selecting',
      manifests: `${service(HEADLESS)}${statefulSet(
        'serviceName: release-name-db',
      )}`,
    },
    {
      name: 'a namespace on one of them only is the same',
      manifests: `${service(HEADLESS).replace(
        'name: release-name-db',
        'name: release-name-db, namespace: data',
      )}${statefulSet('serviceName: release-name-db')}`,
    },
  ],
  notApplicable: [
    { name: 'no name', manifests: statefulSet('serviceName: ""') },
    {
      name: 'a custom resource of the same kind',
      manifests: statefulSet('serviceName: a').replace(
        'apps/v1',
        'apps.kruise.io/v1',
      ),
    },
  ],
  unknown: [
    {
      name: 'a Service whose endpoints the software lists itself',
      chart: {},
      manifests: `${service('clusterIP: None')}${statefulSet(
        'serviceName: release-name-db',
      )}`,
    },
    {
      name: 'a Service that may exist already',
      chart: {},
      manifests: statefulSet('serviceName: db'),
    },
  ],
  fail: [
    {
      name: 'a name that differs from that of the Service',
      chart: {},
      manifests: `${service(HEADLESS)}${statefulSet(
        'serviceName: db-headles # finding: misnamed\n  replicas: 3',
      )}`,
      severity: 'high',
    },
    {
      name: 'a Service of the release that is not rendered',
      manifests: `${service(HEADLESS)}${statefulSet(
        'serviceName: release-name-db-headless # finding: missing\n  replicas: 3',
      )}`,
      severity: 'high',
    },
    {
      name: 'the same for a single pod',
      manifests: `${service(HEADLESS)}${statefulSet(
        'serviceName: release-name-db-headless # finding: missing',
      )}`,
      severity: 'low',
    },
    {
      name: 'a Service with an address',
      manifests: `${service(
        `${SELECTOR}\n  clusterIP: "" # finding: notHeadless`,
      )}${statefulSet('serviceName: release-name-db')}`,
      severity: 'low',
    },
    {
      name: 'a Service of other pods',
      manifests: `${service(
        'clusterIP: None\n  selector: { app: api } # finding: selectsOthers',
      )}${statefulSet('serviceName: release-name-db')}`,
    },
  ],
});
