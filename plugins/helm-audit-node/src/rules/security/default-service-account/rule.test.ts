import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const binding = (subject: string) => `
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: { name: payments }
roleRef: { kind: Role, name: payments }
subjects:
  - ${subject}
`;

ruleTester.run(rule, {
  pass: [
    {
      name: 'an account of its own',
      manifests: binding('{ kind: ServiceAccount, name: payments }'),
    },
    {
      name: 'a team',
      manifests: binding('{ kind: Group, name: payments-team }'),
    },
    {
      name: 'a user who is called so',
      manifests: binding('{ kind: User, name: default }'),
    },
  ],
  notApplicable: [
    {
      name: 'a binding that the cluster brings',
      manifests: binding("{ kind: Group, name: 'system:masters' }").replaceAll(
        'name: payments',
        'name: system:viewer',
      ),
    },
    {
      name: 'no binding',
      manifests:
        'apiVersion: v1\nkind: ServiceAccount\nmetadata: { name: default }\n',
    },
  ],
  fail: [
    {
      name: 'those who are above all roles',
      manifests: binding(
        "{ kind: Group, name: 'system:masters' } # finding: everyone",
      ),
    },
    {
      name: 'another role under a name of the cluster',
      manifests: binding(
        "{ kind: Group, name: 'system:unauthenticated' } # finding: everyone",
      ).replace(
        'metadata: { name: payments }',
        'metadata: { name: system:public-info-viewer }',
      ),
    },
    {
      name: 'whoever does not log in',
      manifests: binding(
        '{ kind: User, name: system:anonymous } # finding: everyone',
      ),
    },
    {
      name: 'the default account',
      manifests: binding(
        '{ kind: ServiceAccount, name: default } # finding: default',
      ),
    },
    {
      name: 'all accounts of a namespace',
      manifests: binding(
        "{ kind: Group, name: 'system:serviceaccounts:shop' } # finding: everyone",
      ),
    },
    {
      name: 'everyone who has logged in',
      manifests: binding(
        "{ kind: Group, name: 'system:authenticated' } # finding: everyone",
      ),
    },
  ],
});
