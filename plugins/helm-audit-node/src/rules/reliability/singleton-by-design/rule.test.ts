import {
  documents,
  serviceText,
  workloadText,
} from '../../../testing/manifestText';
import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const controller = ({
  spec = 'replicas: 1',
  args = '[]',
  verbs = '[get, list, watch, patch]',
  more = '',
}) =>
  documents(
    workloadText({
      spec,
      pod: 'serviceAccountName: payments',
      container: `args: ${args}`,
    }),
    `apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: { name: payments }
rules:
  - { apiGroups: [example.com], resources: [payments], verbs: ${verbs} }${more}
`,
    `apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: { name: payments }
roleRef: { kind: Role, name: payments }
subjects: [{ kind: ServiceAccount, name: payments }]
`,
  );

ruleTester.run(rule, {
  pass: [
    { name: 'a flag', manifests: controller({ args: '[--leader-elect]' }) },
    {
      name: 'a variable that does not switch it off',
      manifests: controller({
        args: '[]\nenv: [{ name: LEADER_ELECTION_DISABLE, value: "false" }]',
      }),
    },
    {
      name: 'the right to hold a lease',
      manifests: controller({
        more: '\n  - { apiGroups: [coordination.k8s.io], resources: [leases], verbs: [create, update] }',
      }),
    },
  ],
  notApplicable: [
    { name: 'it watches nothing', manifests: workloadText() },
    {
      name: 'it only reads',
      manifests: controller({ verbs: '[get, list, watch]' }),
    },
    {
      name: 'it answers requests',
      manifests: documents(controller({}), serviceText()),
    },
  ],
  fail: [
    {
      name: 'switched off by a variable, though it may hold a lease',
      manifests: controller({
        args: '[--v=2] # finding: alone\nenv: [{ name: LEADER_ELECTION_DISABLE, value: "true" }]',
        more: '\n  - { apiGroups: [coordination.k8s.io], resources: [leases], verbs: [create, update] }',
      }),
    },
    {
      name: 'alone',
      manifests: controller({ args: '[--v=2] # finding: alone' }),
    },
    {
      name: 'two that do not agree',
      manifests: controller({
        spec: 'replicas: 2',
        args: '[--v=2] # finding: unled',
      }),
    },
    {
      name: 'switched off',
      manifests: controller({
        spec: 'replicas: 2',
        args: '[--leader-elect=false] # finding: unled',
      }),
    },
  ],
});
