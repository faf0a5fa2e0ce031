import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const deployment = (pod: string, spec = '') => `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
  ${spec}
  template:
    metadata: { labels: { app: web } }
    spec:
      ${pod}
`;

const job = (policy: string, mark = '') => `
apiVersion: batch/v1
kind: Job
metadata: { name: web }
spec:
  activeDeadlineSeconds: 60
  template:
    spec:${mark}
      containers: [{ name: a }]
      ${policy}
`;

const PLAIN = 'containers: [{ name: app }]';

const autoscaler = (spec: string, group = 'autoscaling') => `
apiVersion: ${group}/v2
kind: HorizontalPodAutoscaler
metadata: { name: web }
spec: ${spec}
`;

const affinity = (type: string, term: string) =>
  deployment(`affinity:
        podAntiAffinity:
          ${type}DuringSchedulingIgnoredDuringExecution:
            - ${term}
      ${PLAIN}`);

ruleTester.run(rule, {
  pass: [
    {
      name: 'text where text belongs',
      manifests: deployment(
        'containers: [{ name: app, env: [{ name: A, value: "1" }, { name: B, value: null }], args: ["8080"] }]',
      ),
    },
    {
      name: 'fields in their place, and unknown ones',
      manifests: deployment(
        'containers: [{ name: app, securityContext: { privileged: false }, brandNew: 1 }]\n      tolerations: []',
        'minReadySeconds: 1',
      ),
    },
    {
      name: 'fields of a custom resource with a pod template',
      manifests: deployment(PLAIN, 'nodeSelector: {}').replace(
        'apps/v1',
        'apps.kruise.io/v1alpha1',
      ),
    },
    {
      name: 'an autoscaler with an upper bound',
      manifests: autoscaler('{ maxReplicas: 4 }'),
    },
    {
      name: 'an autoscaler of somebody else',
      manifests: autoscaler('{ minReplicas: 2 }', 'example.com'),
    },
    {
      name: 'terms with a topology key',
      manifests: `${affinity('required', 'topologyKey: zone')}---${affinity(
        'preferred',
        '{ weight: 1, podAffinityTerm: { topologyKey: zone } }',
      )}`,
    },
    { name: 'a Job that ends', manifests: job('restartPolicy: Never') },
    {
      name: 'a null label is as good as none',
      manifests: 'kind: A\nmetadata: { labels: { a: null } }\n',
    },
  ],
  notApplicable: [
    {
      name: 'a definition',
      manifests:
        'kind: CustomResourceDefinition\nmetadata: { labels: { a: 1 } }\n',
    },
  ],
  fail: [
    {
      name: 'a number for an annotation, of a custom resource too',
      manifests:
        'apiVersion: example.com/v1\nkind: A\nmetadata:\n  annotations:\n    prometheus.io/port: 9090 # finding: notText\n',
    },
    {
      name: 'a boolean for a variable and a number for an argument',
      manifests: deployment(
        'containers:\n        - name: app\n          env:\n            - name: A\n              value: yes # finding: notText\n          args:\n            - 8080 # finding: notText',
      ),
    },
    {
      name: 'a map for a value of a Secret',
      manifests:
        'apiVersion: v1\nkind: Secret\nstringData:\n  a: { b: c } # finding: notText\n',
    },
    {
      name: 'a probe in the pod',
      manifests: deployment(
        `${PLAIN}\n      readinessProbe: {} # finding: misplaced`,
      ),
    },
    {
      name: 'a setting of containers in the security context of the pod',
      manifests: deployment(
        `${PLAIN}\n      securityContext:\n        readOnlyRootFilesystem: true # finding: misplaced`,
      ),
    },
    {
      name: 'tolerations in the Deployment and in a container',
      manifests: deployment(
        'containers:\n        - name: app\n          tolerations: [] # finding: misplaced',
        'tolerations: [] # finding: misplaced',
      ),
    },
    {
      name: 'an autoscaler without an upper bound',
      manifests: autoscaler('{ minReplicas: 2 } # finding: required'),
    },
    {
      name: 'a required term without a topology key',
      manifests: affinity('required', 'labelSelector: {} # finding: required'),
    },
    {
      name: 'a preferred term with an empty topology key',
      manifests: affinity(
        'preferred',
        "podAffinityTerm: { topologyKey: '' } # finding: required",
      ),
    },
    {
      name: 'a Job that would start again',
      manifests: job('restartPolicy: Always # finding: restartPolicy'),
    },
    {
      name: 'a Job that says nothing',
      manifests: job('', ' # finding: restartPolicy'),
    },
  ],
});
