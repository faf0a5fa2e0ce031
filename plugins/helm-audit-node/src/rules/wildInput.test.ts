import fc from 'fast-check';
import { dump } from 'js-yaml';
import { listKinds } from '../facts/schema/schema';
import { isMap } from '../json';
import { defaultProfile } from '../profiles/default';
import { evaluateRules } from '../stages/evaluate/evaluateRules';
import { gatherCase } from '../testing/gatherCase';
import { diceOf, wildObject } from '../testing/wildObject';
import { parseYaml } from '../yaml';
import { builtInRules } from '.';

/** A release that gives every rule something to look at. */
const RELEASE = `
- apiVersion: apps/v1
  kind: Deployment
  metadata: { name: web, namespace: shop, labels: { app: web }, annotations: { a: b } }
  spec:
    replicas: 2
    strategy: { type: RollingUpdate, rollingUpdate: { maxSurge: 25%, maxUnavailable: 1 } }
    selector: { matchLabels: { app: web }, matchExpressions: [{ key: app, operator: In, values: [web] }] }
    template:
      metadata: { labels: { app: web }, annotations: { checksum/config: x } }
      spec:
        serviceAccountName: web
        hostNetwork: false
        securityContext: { runAsNonRoot: true, seccompProfile: { type: RuntimeDefault } }
        terminationGracePeriodSeconds: 30
        affinity: { podAntiAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 1, podAffinityTerm: { topologyKey: kubernetes.io/hostname, labelSelector: { matchLabels: { app: web } } } }] } }
        topologySpreadConstraints: [{ maxSkew: 1, topologyKey: topology.kubernetes.io/zone, whenUnsatisfiable: DoNotSchedule, labelSelector: { matchLabels: { app: web } } }]
        initContainers: [{ name: wait, image: busybox:1, command: [sh, -c, 'until nc db; do sleep 1; done'] }]
        containers:
          - name: web
            image: example.com/web:1.0.0@sha256:aa
            ports: [{ name: http, containerPort: 8080 }]
            env: [{ name: PASSWORD, value: x }, { name: B, valueFrom: { secretKeyRef: { name: s, key: k } } }]
            envFrom: [{ configMapRef: { name: web } }]
            resources: { requests: { cpu: 100m, memory: 64Mi }, limits: { cpu: 1, memory: 128Mi } }
            livenessProbe: { httpGet: { path: /, port: http }, periodSeconds: 5 }
            readinessProbe: { exec: { command: [x] }, timeoutSeconds: 1 }
            lifecycle: { preStop: { exec: { command: [sleep, '5'] } } }
            securityContext: { privileged: false, capabilities: { drop: [ALL], add: [X] } }
            volumeMounts: [{ name: data, mountPath: /data }]
        volumes: [{ name: data, emptyDir: {} }, { name: h, hostPath: { path: / } }, { name: c, persistentVolumeClaim: { claimName: web } }]
- { apiVersion: v1, kind: Service, metadata: { name: web }, spec: { type: LoadBalancer, selector: { app: web }, ports: [{ name: http, port: 80, targetPort: http }] } }
- { apiVersion: autoscaling/v2, kind: HorizontalPodAutoscaler, metadata: { name: web }, spec: { scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }, minReplicas: 2, maxReplicas: 4, metrics: [{ type: Resource, resource: { name: cpu, target: { type: Utilization, averageUtilization: 80 } } }] } }
- { apiVersion: policy/v1, kind: PodDisruptionBudget, metadata: { name: web }, spec: { minAvailable: 50%, selector: { matchLabels: { app: web } } } }
- { apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: { name: web }, spec: { podSelector: {}, ingress: [{ from: [{ podSelector: {} }] }], egress: [{ to: [{ ipBlock: { cidr: 0.0.0.0/0 } }] }], policyTypes: [Ingress, Egress] } }
- { apiVersion: networking.k8s.io/v1, kind: Ingress, metadata: { name: web, annotations: { x: y } }, spec: { tls: [{ hosts: [a], secretName: t }], rules: [{ host: a, http: { paths: [{ path: /, backend: { service: { name: web, port: { name: http } } } }] } }] } }
- { apiVersion: monitoring.coreos.com/v1, kind: ServiceMonitor, metadata: { name: web }, spec: { selector: { matchLabels: { app: web } }, endpoints: [{ port: http }] } }
- { apiVersion: monitoring.coreos.com/v1, kind: PrometheusRule, metadata: { name: web }, spec: { groups: [{ name: g, rules: [{ alert: A, expr: 'rate(http_requests_total{code=~"5.."}[5m]) > 1', for: 5m, labels: { severity: page }, annotations: { runbook_url: u } }, { record: r, expr: sum(x) }] }] } }
- { apiVersion: sloth.slok.dev/v1, kind: PrometheusServiceLevel, metadata: { name: web }, spec: { service: web, slos: [{ name: a, objective: 99.9, sli: { events: { errorQuery: 'x', totalQuery: 'y' } }, alerting: {} }] } }
- { apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: { name: web }, rules: [{ apiGroups: ['*'], resources: ['*'], verbs: ['*'] }] }
- { apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRoleBinding, metadata: { name: web }, roleRef: { kind: ClusterRole, name: cluster-admin }, subjects: [{ kind: ServiceAccount, name: web }] }
- { apiVersion: batch/v1, kind: CronJob, metadata: { name: web }, spec: { schedule: '* * * * *', concurrencyPolicy: Forbid, jobTemplate: { spec: { backoffLimit: 1, template: { spec: { restartPolicy: Never, containers: [{ name: a, image: b }] } } } } } }
- { apiVersion: apps/v1, kind: StatefulSet, metadata: { name: db }, spec: { serviceName: db, replicas: 1, template: { metadata: { labels: { a: b } }, spec: { containers: [{ name: a, image: postgres:16 }] } }, volumeClaimTemplates: [{ metadata: { name: data }, spec: { accessModes: [ReadWriteOnce] } }] } }
- { apiVersion: keda.sh/v1alpha1, kind: ScaledObject, metadata: { name: web }, spec: { scaleTargetRef: { name: web }, minReplicaCount: 2, fallback: { replicas: 3 } } }
- { apiVersion: chaos-mesh.org/v1alpha1, kind: Schedule, metadata: { name: c }, spec: { schedule: '@daily', type: PodChaos, podChaos: { selector: { labelSelectors: { app: web } } } } }
- { apiVersion: argoproj.io/v1alpha1, kind: Rollout, metadata: { name: r }, spec: { strategy: { canary: { steps: [{ setWeight: 10 }], analysis: { templates: [{ templateName: x }] } } }, template: { spec: { containers: [{ name: a }] } } } }
- { apiVersion: admissionregistration.k8s.io/v1, kind: ValidatingWebhookConfiguration, metadata: { name: w }, webhooks: [{ failurePolicy: Fail, clientConfig: { service: { name: web, namespace: x } }, rules: [{ operations: ['*'] }] }] }
- { apiVersion: v1, kind: ConfigMap, metadata: { name: web, labels: { grafana_dashboard: '1' } }, data: { d.json: '{"panels":[{"targets":[{"expr":"up"}]}]}', password: x } }
- { apiVersion: v1, kind: Secret, metadata: { name: s }, data: { k: eA== }, stringData: { p: x } }
`;

/** Kinds that most rules look at. */
const OFTEN = [
  { apiVersion: 'apps/v1', kind: 'Deployment' },
  { apiVersion: 'apps/v1', kind: 'StatefulSet' },
  { apiVersion: 'v1', kind: 'Service' },
  { apiVersion: 'autoscaling/v2', kind: 'HorizontalPodAutoscaler' },
  { apiVersion: 'policy/v1', kind: 'PodDisruptionBudget' },
  { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy' },
  { apiVersion: 'networking.k8s.io/v1', kind: 'Ingress' },
];

const release = parseYaml(RELEASE);
const objects = Array.isArray(release) ? release : [];

/** Paths of all nodes of a value. */
function pathsOf(value: unknown, path: string[] = []): string[][] {
  const entries: Array<[string, unknown]> =
    typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return [
    path,
    ...entries.flatMap(([key, child]) => pathsOf(child, [...path, key])),
  ];
}

const paths = pathsOf(objects).filter(({ length }) => length > 1);

const wildValue = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    '',
    '{{ x }}',
    0,
    -1,
    1.5,
    true,
    [],
    {},
    [null],
    [[]],
    { '': null },
    '__proto__',
    'constructor',
    'a'.repeat(300),
    '%',
    '10000000000000000000%',
    '1e309',
  ),
  fc.jsonValue({ maxDepth: 2 }),
);

function replaceAt(
  root: unknown,
  [key, ...rest]: string[],
  value: unknown,
): unknown {
  const children: Array<[string, unknown]> =
    typeof root === 'object' && root !== null ? Object.entries(root) : [];
  const changed = children.map(([name, child]): [string, unknown] =>
    name === key
      ? [name, rest.length === 0 ? value : replaceAt(child, rest, value)]
      : [name, child],
  );
  return Array.isArray(root)
    ? changed.map(([, child]) => child)
    : Object.fromEntries(changed);
}

const mutation = fc.tuple(fc.constantFrom(...paths), wildValue);

async function errorsOf(manifests: string, extra = {}) {
  const { gathered } = await gatherCase({ manifests, ...extra });
  return evaluateRules([...builtInRules], gathered, defaultProfile)
    .filter(({ outcome }) => outcome === 'error')
    .map(({ rule, reason }) => `${rule.meta.id}: ${reason}`);
}

const toYaml = (list: unknown[]) =>
  list.map(item => dump(item, { skipInvalid: true })).join('---\n');

describe('no input makes a rule throw', () => {
  it('not a sound release', async () => {
    expect(objects.every(isMap)).toBe(true);
    expect(await errorsOf(toYaml(objects))).toEqual([]);
  });

  it('not a release with wrong types anywhere', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(mutation, { minLength: 1, maxLength: 4 }),
        async mutations => {
          const broken = mutations.reduce<unknown>(
            (value, [path, wild]) => replaceAt(value, path, wild),
            objects,
          );
          expect(
            await errorsOf(toYaml(Array.isArray(broken) ? broken : [])),
          ).toEqual([]);
        },
      ),
      { seed: 3, numRuns: 400 },
    );
  }, 120_000);

  it('not objects of any kind of Kubernetes with wild values in any field', async () => {
    const kinds = listKinds();
    await fc.assert(
      fc.asyncProperty(
        fc.nat(),
        fc.array(fc.constantFrom(...kinds), { minLength: 1, maxLength: 3 }),
        async (seed, others) => {
          const dice = diceOf(seed);
          // What rules look at most is in every release, so that they meet each other.
          const wild = [...OFTEN, ...others].map(({ apiVersion, kind }) =>
            wildObject(apiVersion, kind, dice),
          );
          expect(await errorsOf(toYaml(wild))).toEqual([]);
        },
      ),
      { seed: 9, numRuns: 150 },
    );
  }, 120_000);

  it('not wild files in the chart and the repository', async () => {
    const names = [
      'values.schema.json',
      'README.md',
      'templates/NOTES.txt',
      'templates/a.yaml',
      '.helmignore',
      'Chart.lock',
      'ct.yaml',
      '.github/workflows/ci.yaml',
      '.github/CODEOWNERS',
      '.gitlab-ci.yml',
      'renovate.json',
      'docs/runbook.md',
      'chaos/a.yaml',
      'LICENSE',
    ];
    const text = fc.oneof(
      fc.constantFrom(
        '',
        '{',
        '[]',
        'null',
        'a: b: c',
        '- x\n- [',
        '{"a":[1]}',
        'on: push\njobs: []',
        'jobs:\n  a: 1\n',
        '{{ if }}',
      ),
      fc.string(),
      fc.json(),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.dictionary(fc.constantFrom(...names), text),
        async files => {
          expect(
            await errorsOf('', { chart: files, repository: files }),
          ).toEqual([]);
        },
      ),
      { seed: 5, numRuns: 300 },
    );
  }, 120_000);
});
