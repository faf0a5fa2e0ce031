import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const service = (spec: string, namespace = '') => `
apiVersion: v1
kind: Service
metadata: { name: web, ${namespace} }
spec:
  ports: [{ port: 80 }]
  ${spec}
---`;

const workload = (labels: string, head = 'apps/v1\nkind: Deployment') => `
apiVersion: ${head}
metadata: { name: web }
spec:
  template:
    metadata: { labels: { ${labels} } }
    spec: { containers: [{ name: app }] }
---`;

const role = (verb: string) => `
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: { name: web }
rules: [{ apiGroups: [''], resources: [pods], verbs: [${verb}] }]
---`;

ruleTester.run(rule, {
  pass: [
    {
      name: 'all labels match',
      manifests: `${service('selector: { app: web }')}${workload(
        'app: web, tier: front',
      )}`,
    },
    {
      name: 'a label that the StatefulSet controller adds is ignored',
      manifests: `${service(
        'selector: { app: web, statefulset.kubernetes.io/pod-name: web-0 }',
      )}${workload('app: web', 'apps/v1\nkind: StatefulSet')}`,
    },
    {
      name: 'pods of an Argo Rollout',
      manifests: `${service('selector: { app: web }')}${workload(
        'app: web',
        'argoproj.io/v1alpha1\nkind: Rollout',
      )}`,
    },
  ],
  notApplicable: [
    {
      name: 'no selector',
      manifests: `${service('')}${workload('app: web')}`,
    },
    {
      name: 'an alias of a name outside',
      manifests: `${service(
        'type: ExternalName\n  selector: { app: x }',
      )}${workload('app: web')}`,
    },
  ],
  unknown: [
    {
      name: 'the software marks its leader itself',
      manifests: `${service(
        'selector: { app: db, db-role: primary }',
      )}${workload('app: db', 'apps/v1\nkind: StatefulSet')}`,
    },
    {
      name: 'the software marks its leader by the value of a label',
      manifests: `${service(
        'selector: { app: web, manager: leader }',
      )}${workload('app: web')}`,
    },
    {
      name: 'a program of the release may label pods',
      manifests: `${service('selector: { web/serves: api }')}${workload(
        'app: web',
      )}${role('patch')}`,
    },
    {
      name: 'the release has no workloads',
      chart: {},
      manifests: service('selector: { app: web }'),
    },
    {
      name: 'an operator may make the pods',
      manifests: `${service('selector: { app: x }')}${workload('app: web')}
apiVersion: acid.zalan.do/v1
kind: postgresql
metadata: { name: db }
`,
    },
    {
      name: 'it lives in a namespace of others',
      chart: {},
      manifests: `${service(
        'selector: { app: x }',
        'namespace: kube-system',
      )}${workload('app: web')}`,
    },
  ],
  fail: [
    {
      name: 'a Service and nothing else is all that is deployed',
      manifests: service('selector: { app: web } # finding: dangling'),
    },
    {
      name: 'another value, beside a program that may label pods',
      manifests: `${service(
        'selector: { app: x } # finding: dangling',
      )}${workload('app: web')}${role('patch')}`,
    },
    {
      name: 'a label of its own, beside a program that reads pods',
      manifests: `${service(
        'selector: { web/serves: api } # finding: dangling',
      )}${workload('app: web')}${role('list')}`,
    },
    {
      name: 'another value',
      manifests: `${service(
        'selector: { app: x } # finding: dangling',
      )}${workload('app: web')}`,
    },
    {
      name: 'only some labels match',
      manifests: `${service(
        'selector: { app: web, tier: back } # finding: dangling',
      )}${workload('app: web, tier: front')}`,
    },
  ],
});
