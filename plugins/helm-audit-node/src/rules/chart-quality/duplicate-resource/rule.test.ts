import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const object = (metadata: string, head = 'v1\nkind: ConfigMap') => `
apiVersion: ${head}
metadata: ${metadata}
---`;

const CUT = `release-name-${'x'.repeat(50)}`;
const BINDING = `${object(
  `{ name: ${CUT} }`,
  'rbac.authorization.k8s.io/v1\nkind: ClusterRoleBinding',
).replace('---', '')}roleRef: { kind: ClusterRole, name: ${CUT} }
---`;
const FIRST = object('{ name: web }');

ruleTester.run(rule, {
  pass: [
    {
      name: 'other names, kinds and namespaces',
      manifests: `${FIRST}${object('{ name: api }')}${object(
        '{ name: web }',
        'v1\nkind: Secret',
      )}${object('{ name: web, namespace: other }')}`,
    },
    {
      name: 'the same kind of another group',
      manifests: `${object(
        '{ name: web }',
        'networking.k8s.io/v1\nkind: Ingress',
      )}${object('{ name: web }', 'example.com/v1\nkind: Ingress')}`,
    },
    {
      name: 'hooks that take turns',
      manifests: `${object(
        '{ name: web, annotations: { helm.sh/hook: pre-install } }',
      )}${object('{ name: web, annotations: { helm.sh/hook: pre-upgrade } }')}`,
    },
  ],
  notApplicable: [
    {
      name: 'names that the cluster makes up',
      manifests: `${object('{ generateName: a- }')}${object(
        '{ generateName: a- }',
      )}`,
    },
  ],
  unknown: [
    {
      name: 'different objects whose long names are cut to the same',
      manifests: `${object(`{ name: ${CUT} }`)}${object(
        `{ name: ${CUT}, labels: { role: viewer } }`,
      )}`,
    },
    {
      name: 'bindings whose long names and roles are cut to the same',
      manifests: `${BINDING}${BINDING}`,
    },
  ],
  fail: [
    {
      name: 'the same object again',
      manifests: `${FIRST}${object('{ name: web } # finding: duplicate')}`,
    },
    {
      name: 'the same object again under a long name',
      manifests: `${object(`{ name: ${CUT} }`)}${object(
        `{ name: ${CUT} } # finding: duplicate`,
      )}`,
    },
    {
      name: 'in another version of its API',
      manifests: `${object(
        '{ name: web }',
        'autoscaling/v1\nkind: HorizontalPodAutoscaler',
      )}${object(
        '{ name: web } # finding: duplicate',
        'autoscaling/v2\nkind: HorizontalPodAutoscaler',
      )}`,
    },
    {
      name: 'hooks of the same moment',
      manifests: `${object(
        '{ name: web, annotations: { helm.sh/hook: "test, pre-install" } }',
      )}${object(
        '{ name: web, annotations: { helm.sh/hook: test } } # finding: duplicate',
      )}`,
    },
  ],
});
