import { podYaml } from '../../../testing/podYaml';
import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const policy = (spec: string) => `---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: payments }
spec: ${spec}
`;

const marked = (messageId: string) =>
  podYaml({}).replace('payments', `payments # finding: ${messageId}`);

const OFFER = {
  'values.yaml': 'networkPolicy: { enabled: false }',
  'templates/policy.yaml':
    '{{ if .Values.networkPolicy.enabled }}\nkind: NetworkPolicy\nmetadata: { name: payments }\n{{ end }}',
};

ruleTester.run(rule, {
  pass: [
    {
      name: 'both directions in one policy',
      manifests:
        podYaml({}) +
        policy(
          '{ podSelector: { matchLabels: { app: payments } }, policyTypes: [Ingress, Egress] }',
        ),
    },
    {
      name: 'both directions in two policies',
      manifests:
        podYaml({}) +
        policy('{ podSelector: {} }') +
        policy('{ podSelector: {}, policyTypes: [Egress] }'),
    },
  ],
  notApplicable: [
    {
      name: 'the network of the node',
      manifests: podYaml({ pod: 'hostNetwork: true' }),
    },
    {
      name: 'a hook does not run on and on',
      manifests: podYaml({ metadata: 'annotations: { helm.sh/hook: test }' }),
    },
  ],
  unknown: [
    {
      name: 'a policy of Calico',
      manifests: `${podYaml({})}---
apiVersion: projectcalico.org/v3
kind: NetworkPolicy
metadata: { name: payments }
spec: { selector: "app == 'payments'" }
`,
    },
  ],
  fail: [
    {
      name: 'the policy that the chart has for it is off',
      chart: OFFER,
      manifests: `# Source: shop/templates/payments.yaml\n${podYaml({})}`,
      findings: [{ messageId: 'offered' }],
    },
    {
      name: 'the policy that the chart has for another part is off',
      chart: OFFER,
      manifests: `# Source: shop/templates/api/payments.yaml\n${podYaml({})}`,
      findings: [{ messageId: 'none' }],
    },
    {
      name: 'a bare Pod',
      manifests: `apiVersion: v1
kind: Pod
metadata:
  name: payments # finding: none
  labels: { app: payments }
spec: { containers: [{ name: app }] }
`,
      severity: 'medium',
    },
    {
      name: 'a CronJob, less severely',
      manifests: `apiVersion: batch/v1
kind: CronJob
metadata:
  name: payments # finding: none
spec: { jobTemplate: { spec: { template: { spec: { containers: [{ name: app }] } } } } }
`,
      severity: 'low',
    },
    {
      name: 'a template of pods, less severely',
      manifests: `apiVersion: v1
kind: PodTemplate
metadata:
  name: payments # finding: none
template: { spec: { containers: [{ name: app }] } }
`,
      severity: 'low',
    },
    { name: 'no policy', manifests: marked('none'), severity: 'medium' },
    {
      name: 'a policy for others',
      manifests:
        marked('none') +
        policy('{ podSelector: { matchLabels: { app: other } } }'),
    },
    {
      name: 'incoming connections only',
      manifests: marked('egress') + policy('{ podSelector: {} }'),
      severity: 'low',
    },
    {
      name: 'outgoing connections only',
      manifests:
        marked('ingress') +
        policy('{ podSelector: {}, policyTypes: [Egress] }'),
      severity: 'medium',
    },
  ],
});
