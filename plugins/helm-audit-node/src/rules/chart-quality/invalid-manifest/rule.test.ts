import { ruleTester, runRule } from '../../../testing/ruleTester';
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
      containers: [{ name: a, image: a }]
      ${policy}
`;

const PLAIN = 'containers: [{ name: app, image: a }]';

const object = (kind: string, rest: string, apiVersion = 'v1') =>
  `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: { name: web }\n${rest}\n`;

const autoscaler = (spec: string, group = 'autoscaling') =>
  object('HorizontalPodAutoscaler', `spec: ${spec}`, `${group}/v2`);

const TARGET = 'scaleTargetRef: { kind: Deployment, name: web }';

const affinity = (type: string, term: string) =>
  deployment(`affinity:
        podAntiAffinity:
          ${type}DuringSchedulingIgnoredDuringExecution:
            - ${term}
      ${PLAIN}`);

ruleTester.run(rule, {
  pass: [
    {
      name: 'images that are filled in later, or read by others',
      manifests: `${deployment(
        'containers: [{ name: app, image: "${IMAGE}" }, { name: b, image: "ko://example.com/B" }]',
      )}---
apiVersion: example.com/v1
kind: Runner
metadata: { name: web }
spec: { template: { spec: { containers: [{ name: app, image: "oci://A" }] } } }
`,
    },
    {
      name: 'text where text belongs',
      manifests: deployment(
        'containers: [{ name: app, image: a, env: [{ name: A, value: "1" }, { name: B, value: null }], args: ["8080"] }]',
      ),
    },
    {
      name: 'fields in their place, and what has no type of its own',
      manifests: deployment(
        'containers: [{ name: app, image: a, securityContext: { privileged: false }, resources: { limits: { cpu: 1, memory: 1Gi, example.com/gpu: "2" } } }]\n      tolerations: []',
        'minReadySeconds: 1',
      ),
    },
    {
      name: 'numbers and text for what takes both',
      manifests: deployment(
        'containers: [{ name: app, image: a, livenessProbe: { httpGet: { port: 80 } }, readinessProbe: { tcpSocket: { port: http } } }]',
        'strategy: { rollingUpdate: { maxSurge: 25%, maxUnavailable: 1 } }',
      ),
    },
    {
      name: 'a null in place of anything, and a status',
      manifests: object(
        'Service',
        'spec: { type: null, ports: [{ port: 80, name: null, brandNew: null }], selector: null }\nstatus: { loadBalancer: {} }',
      ),
    },
    {
      name: 'an empty text for a word that has a default',
      manifests: deployment(`dnsPolicy: ''\n      ${PLAIN}`),
    },
    {
      name: 'fields of a custom resource with a pod template',
      manifests: deployment(PLAIN, 'nodeSelector: {}').replace(
        'apps/v1',
        'apps.kruise.io/v1alpha1',
      ),
    },
    {
      name: 'an API that Kubernetes gave up, which is the matter of others',
      manifests: object(
        'PodDisruptionBudget',
        'spec: { brandNew: 1 }',
        'policy/v1beta1',
      ),
    },
    {
      name: 'a preview that this release has not',
      manifests: object('BrandNew', 'spec: {}', 'storage.k8s.io/v1alpha9'),
    },
    {
      name: 'a kind that OpenShift has without a group',
      manifests: object('DeploymentConfig', 'spec: {}'),
    },
    {
      name: 'what may be left out although the API calls it required',
      manifests: object(
        'ClusterRoleBinding',
        'roleRef: { kind: ClusterRole, name: a }',
        'rbac.authorization.k8s.io/v1',
      ),
    },
    {
      name: 'an object without a name, which is the matter of others',
      manifests: 'apiVersion: v1\nkind: ConfigMap\n',
    },
    {
      name: 'an autoscaler with an upper bound',
      manifests: autoscaler(`{ maxReplicas: 4, ${TARGET} }`),
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
      manifests: object('ConfigMap', '').replace(
        'web }',
        'web, labels: { a: null } }',
      ),
    },
    {
      name: 'a definition, whose schemas are not read',
      manifests: object(
        'CustomResourceDefinition',
        'spec: { group: a.example.com }',
        'apiextensions.k8s.io/v1',
      ),
    },
    {
      name: 'a key that a merge brings and the map overrides',
      manifests: object(
        'ConfigMap',
        'data:\n  <<: &all { a: b }\n  a: c\nbinaryData: { d: aGVsbG8= }',
      ),
    },
  ],
  fail: [
    {
      name: 'a number for an annotation, of a custom resource too',
      manifests:
        'apiVersion: example.com/v1\nkind: A\nmetadata:\n  name: a\n  annotations:\n    prometheus.io/port: 9090 # finding: notText\n',
    },
    {
      name: 'a boolean for a variable and a number for an argument',
      manifests: deployment(
        'containers:\n        - name: app\n          image: a\n          env:\n            - name: A\n              value: yes # finding: notText\n          args:\n            - 8080 # finding: notText',
      ),
    },
    {
      name: 'a number for a variable in the pods of a custom resource',
      manifests: deployment(
        'containers:\n        - image: a\n          env:\n            - value: 1 # finding: notText\n              brandNew: 1',
      ).replace('apps/v1', 'apps.kruise.io/v1alpha1'),
    },
    {
      name: 'a map for a value of a Secret',
      manifests: object(
        'Secret',
        'stringData:\n  a: { b: c } # finding: wrongType',
      ),
    },
    {
      name: 'quotes around numbers and booleans, and lists for maps',
      manifests: deployment(
        `hostNetwork: 'true' # finding: wrongType\n      nodeSelector: [] # finding: wrongType\n      ${PLAIN}`,
        "replicas: '2' # finding: wrongType",
      ),
    },
    {
      name: 'a fraction for a whole number',
      manifests: deployment(PLAIN, 'replicas: 1.5 # finding: wrongType'),
    },
    {
      name: 'a probe in the pod',
      manifests: deployment(
        `${PLAIN}\n      readinessProbe: {} # finding: unknownField`,
      ),
    },
    {
      name: 'a setting of containers in the security context of the pod',
      manifests: deployment(
        `${PLAIN}\n      securityContext:\n        readOnlyRootFilesystem: true # finding: unknownField`,
      ),
    },
    {
      name: 'tolerations in the Deployment and in a container',
      manifests: deployment(
        'containers:\n        - name: app\n          image: a\n          tolerations: [] # finding: unknownField',
        'tolerations: [] # finding: unknownField',
      ),
    },
    {
      name: 'an unknown key at the root',
      manifests: object('ConfigMap', 'specTYPO: {} # finding: unknownField'),
    },
    {
      name: 'words that Kubernetes has not',
      manifests: deployment(
        'dnsPolicy: clusterFirst # finding: badValue\n      containers:\n        - name: app\n          image: a\n          imagePullPolicy: Allways # finding: badValue',
      ),
    },
    {
      name: 'a quantity that is none, and data that is not in base64',
      manifests: `${object(
        'Secret',
        'data:\n  a: secret! # finding: badValue',
      )}---\n${deployment(
        'containers:\n        - name: app\n          image: a\n          resources:\n            limits:\n              memory: 512 MB # finding: badValue',
      )}`,
    },
    {
      name: 'a spec that is missing',
      manifests: object('Deployment', '', 'apps/v1'),
      findings: [{ messageId: 'required' }],
    },
    {
      name: 'an object without a kind',
      manifests: 'apiVersion: v1\nmetadata: { name: a }\n',
      findings: [{ messageId: 'required' }],
    },
    {
      name: 'no containers',
      manifests: deployment('containers: [] # finding: required'),
    },
    {
      name: 'an autoscaler without an upper bound',
      manifests: autoscaler(
        `{ minReplicas: 2, ${TARGET} } # finding: required`,
      ),
    },
    {
      name: 'a required term without a topology key',
      manifests: affinity('required', 'labelSelector: {} # finding: required'),
    },
    {
      name: 'a preferred term with an empty topology key',
      manifests: affinity(
        'preferred',
        "weight: 1\n              podAffinityTerm: { topologyKey: '' } # finding: required",
      ),
    },
    {
      name: 'kinds in the wrong group',
      manifests: `${object('Deployment', 'spec: {}').replace(
        'v1\n',
        'v1 # finding: unknownKind\n',
      )}---\n${object('Service', 'spec: {}', 'core/v1').replace(
        'v1\n',
        'v1 # finding: unknownKind\n',
      )}`,
    },
    {
      name: 'the same key twice, also in an item of a List',
      manifests:
        'apiVersion: v1\nkind: List\nitems:\n  - apiVersion: v1\n    kind: ConfigMap\n    metadata: { name: a }\n    data:\n      a: b # finding: duplicateKey\n      a: b\n',
      severity: 'medium',
    },
    {
      name: 'more than anybody reads',
      manifests: object(
        'ConfigMap',
        `data: {\n${Array.from(
          { length: 13 },
          (_, index) =>
            `  a${index}: 1,${index < 10 ? ' # finding: notText' : ''}`,
        ).join('\n')}\n}`,
      ),
      findings: [{ messageId: 'more' }],
    },
    {
      name: 'a Job that would start again',
      manifests: job('restartPolicy: Always # finding: restartPolicy'),
    },
    {
      name: 'a Job that says nothing',
      manifests: job('', ' # finding: restartPolicy'),
    },
    {
      name: 'what no schema can say, of an object and of its pods',
      manifests: `${object(
        'ClusterRoleBinding',
        `roleRef: { kind: ClusterRole, name: view, apiGroup: rbac.authorization.k8s.io }
subjects:
  - kind: ServiceAccount # finding: refused
    name: web`,
        'rbac.authorization.k8s.io/v1',
      )}---${deployment(`containers:
        - name: app
          image: a
          volumeMounts:
            - name: data # finding: refused
              mountPath: /data`)}`,
    },
    {
      name: 'pods of a StatefulSet, which are looked at when they are made',
      manifests: object(
        'StatefulSet',
        `spec:
  serviceName: web
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - name: app
          image: a
          volumeMounts:
            - name: data # finding: unmade
              mountPath: /data`,
        'apps/v1',
      ),
    },
    {
      name: 'an image without a name, as a value that is missing leaves it',
      manifests: object(
        'Pod',
        `spec:
  containers:
    - name: app
      image: ":1.4.2" # finding: imageName`,
      ),
      severity: 'high',
    },
  ],
});

describe('what invalid-manifest advises', () => {
  const adviceOn = async (manifests: string) => {
    const { report } = await runRule(rule, { manifests });
    return report.findings.map(({ remediation }) => remediation);
  };

  it.each([
    ['specs: {}', 'Write `spec`.'],
    ['Spec: {}', 'Write `spec`.'],
    ['tolerations: []', 'Move it to `spec.template.spec.tolerations`.'],
    ['brandNew: []', 'Remove `brandNew`, or write the field that is meant.'],
  ])('on %s', async (line, advice) => {
    const manifests = `${deployment(PLAIN)}${line}\n`;
    expect(await adviceOn(manifests)).toEqual([advice]);
  });

  it('on a field one level too deep', async () => {
    expect(
      await adviceOn(
        deployment('containers: [{ name: a, image: a, nodeSelector: {} }]'),
      ),
    ).toEqual(['Move it to `spec.template.spec.nodeSelector`.']);
  });

  it('on a field that is nearer upwards than downwards', async () => {
    expect(await adviceOn(deployment(`selector: {}\n      ${PLAIN}`))).toEqual([
      'Move it to `spec.selector`.',
    ]);
  });

  it('on a kind in the wrong group', async () => {
    expect(await adviceOn(object('Deployment', 'spec: {}', 'app/v1'))).toEqual([
      'Write `apiVersion: apps/v1`.',
    ]);
  });
});
