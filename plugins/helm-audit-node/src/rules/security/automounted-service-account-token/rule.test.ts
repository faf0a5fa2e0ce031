import { podYaml } from '../../../testing/podYaml';
import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const account = (field: string) => `---
apiVersion: v1
kind: ServiceAccount
metadata: { name: payments }
${field}
`;

const BINDING = `---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: { name: payments }
roleRef: { kind: Role, name: payments }
subjects: [{ kind: ServiceAccount, name: payments }]
`;

const NAMED = 'serviceAccountName: payments';
const OFF = 'automountServiceAccountToken: false';
const ON = 'automountServiceAccountToken: true';

const marked = (pod: string) =>
  podYaml({ pod }).replace('    spec:', '    spec: # finding: mounted');

ruleTester.run(rule, {
  pass: [
    { name: 'off on the pod', manifests: podYaml({ pod: OFF }) },
    {
      name: 'off on the account',
      manifests: podYaml({ pod: NAMED }) + account(OFF),
    },
    {
      name: 'the account has rights',
      manifests: podYaml({ pod: NAMED }) + account('') + BINDING,
    },
    {
      name: 'off on the account, on for the pod that has rights',
      manifests: podYaml({ pod: `${NAMED}\n${ON}` }) + account(OFF) + BINDING,
    },
    {
      name: 'an account from elsewhere, off on the pod',
      manifests: podYaml({ pod: `${NAMED}\n${OFF}` }),
    },
    {
      name: 'Vault logs in with it',
      manifests: podYaml({}).replace(
        'labels: { app: payments }\n    spec',
        "labels: { app: payments }\n      annotations: { vault.hashicorp.com/agent-inject: 'true' }\n    spec",
      ),
    },
  ],
  notApplicable: [
    {
      name: 'a pod of helm test',
      manifests: podYaml({ metadata: 'annotations: { helm.sh/hook: test }' }),
    },
  ],
  unknown: [
    {
      name: 'an account from elsewhere',
      chart: {},
      manifests: podYaml({ pod: NAMED }),
    },
  ],
  fail: [
    {
      name: 'an account from elsewhere, in manifests that are all there is',
      manifests: marked(NAMED),
      severity: 'low',
    },
    { name: 'the default account', manifests: marked('') },
    {
      name: 'an account without rights',
      manifests: marked(NAMED) + account(''),
    },
    {
      name: 'the pod overrides its account',
      manifests:
        podYaml({ pod: `${NAMED}\n${ON} # finding: mounted` }) + account(OFF),
    },
  ],
});
