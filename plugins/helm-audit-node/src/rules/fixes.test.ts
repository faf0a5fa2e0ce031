import {
  autoscalerText,
  documents,
  scaledObjectText,
  serviceText,
  WorkloadText,
  workloadText,
} from '../testing/manifestText';
import { applyFix } from '../testing/applyFix';
import { runRule } from '../testing/ruleTester';
import missingNodeSpread from './blast-radius/missing-node-spread/rule';
import hpaMinBelowTwo from './capacity/hpa-min-below-two/rule';
import hpaNoHeadroom from './capacity/hpa-no-headroom/rule';
import hpaTargetTooHot from './capacity/hpa-target-too-hot/rule';
import hpaWithoutRequest from './capacity/hpa-without-request/rule';
import missingEphemeralStorage from './capacity/missing-ephemeral-storage/rule';
import missingProgressDeadline from './reliability/missing-progress-deadline/rule';
import singleReplica from './reliability/single-replica/rule';
import egressWithoutDns from './security/egress-without-dns/rule';
import missingNetworkPolicy from './security/missing-network-policy/rule';
import permissiveNetworkPolicy from './security/permissive-network-policy/rule';
import publicService from './security/public-service/rule';
import runsAsRoot from './security/runs-as-root/rule';
import undroppedCapabilities from './security/undropped-capabilities/rule';
import { AnyRule } from './types';

const scaled = (spec: string) =>
  documents(workloadText(), serviceText(), autoscalerText({ spec }));
const hot = (metric: string) =>
  autoscalerText({ spec: `metrics: [${metric}]` });
const PORT =
  'ports: [{ containerPort: 80 }, { containerPort: 53, protocol: UDP }]';
const SLOW = 'startupProbe: { failureThreshold: 90, periodSeconds: 10 }';
const HPA = [hpaMinBelowTwo, hpaNoHeadroom];
const BINDING = `apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: { name: web }
roleRef: { apiGroup: rbac.authorization.k8s.io, kind: Role, name: web }
subjects: [{ kind: ServiceAccount, name: default }]
`;
const POLICY = [
  missingNetworkPolicy,
  permissiveNetworkPolicy,
  egressWithoutDns,
];

describe('a fix', () => {
  it.each<[string, AnyRule[], string]>([
    ['leaves room to grow', HPA, scaled('minReplicas: 1\nmaxReplicas: 2')],
    ['leaves the room there is', HPA, scaled('minReplicas: 1\nmaxReplicas: 9')],
    [
      'sets a target in autoscaling/v2',
      [hpaTargetTooHot],
      hot(
        '{ type: Resource, resource: { name: cpu, target: { type: Utilization, averageUtilization: 95 } } }',
      ),
    ],
    [
      'sets a target in autoscaling/v2beta1',
      [hpaTargetTooHot],
      hot(
        '{ type: Resource, resource: { name: cpu, targetAverageUtilization: 95 } }',
      ),
    ],
    [
      'sets a target of KEDA',
      [hpaTargetTooHot],
      scaledObjectText({
        spec: "triggers: [{ type: memory, metadata: { value: '90' } }]",
      }),
    ],
    [
      'sets the request of every container',
      [hpaWithoutRequest],
      documents(
        workloadText({
          pod: 'initContainers:\n  - { name: a, restartPolicy: Always }',
        }),
        autoscalerText(),
      ),
    ],
    [
      'bounds every volume',
      [missingEphemeralStorage],
      workloadText({
        pod: 'volumes: [{ name: a, emptyDir: {} }, { name: b, emptyDir: {} }]',
        container: 'volumeMounts: [{ name: a }, { name: b }]',
      }),
    ],
    [
      'allows for a slow start',
      [missingProgressDeadline],
      workloadText({ container: SLOW }),
    ],
    [
      'adds a policy for declared ports',
      POLICY,
      workloadText({ container: PORT }),
    ],
    ['adds a policy for no ports', POLICY, workloadText()],
    [
      'adds a policy that leaves the way to the Kubernetes API',
      POLICY,
      documents(workloadText(), BINDING),
    ],
  ])('%s', async (_, rules, manifests) => {
    const [rule] = rules;
    const { result } = await runRule(rule, { manifests });
    expect(result.findings).toHaveLength(1);
    const after = await applyFix({ manifests }, result.findings[0]);
    for (const other of rules) {
      const { report } = await runRule(other, after ?? { manifests });
      expect(report.findings.map(({ message }) => message)).toEqual([]);
    }
  });

  it('takes away what the API refuses within the cluster', async () => {
    const manifests = `apiVersion: v1
kind: Service
metadata: { name: web }
spec:
  type: NodePort
  externalTrafficPolicy: Local
  ports: [{ port: 80, nodePort: 30080 }, { port: 81 }]
`;
    const { result } = await runRule(publicService, { manifests });
    const after = await applyFix({ manifests }, result.findings[0]);
    expect(
      JSON.parse((after?.manifests ?? '').replace('---', '')),
    ).toMatchObject({
      spec: { type: 'ClusterIP', ports: [{ port: 80 }, { port: 81 }] },
    });
    expect(after?.manifests).not.toMatch(/nodePort|externalTrafficPolicy/);
  });

  it('lets out to the Kubernetes API only what has rights there', async () => {
    for (const [manifests, isLetOut] of [
      [documents(workloadText(), BINDING), true],
      [workloadText(), false],
    ] as const) {
      const { result } = await runRule(missingNetworkPolicy, { manifests });
      const after = await applyFix({ manifests }, result.findings[0]);
      expect(after?.manifests?.includes('6443')).toBe(isLetOut);
    }
  });

  it('lets out to servers outside the cluster what asks those for names', async () => {
    for (const [pod, to] of [
      ['dnsPolicy: Default', undefined],
      ['dnsPolicy: ClusterFirst', [{ namespaceSelector: {} }]],
    ] as const) {
      const manifests = workloadText({ pod });
      const { result } = await runRule(missingNetworkPolicy, { manifests });
      const after = await applyFix({ manifests }, result.findings[0]);
      const policy = (after?.manifests ?? '').split('---').at(-1) ?? '';
      const [dns] = JSON.parse(policy).spec.egress;
      expect(dns.to).toEqual(to);
    }
  });

  it('keeps the capability that a declared port needs', async () => {
    for (const [port, expected] of [
      [80, { drop: ['ALL'], add: ['CHOWN', 'NET_BIND_SERVICE'] }],
      [8080, { drop: ['ALL'], add: ['CHOWN'] }],
    ] as const) {
      const manifests = workloadText({
        container: `ports: [{ containerPort: ${port} }]\nsecurityContext: { capabilities: { add: [CHOWN] } }`,
      });
      const { result } = await runRule(undroppedCapabilities, { manifests });
      const after = await applyFix({ manifests }, result.findings[0]);
      const workload = JSON.parse((after?.manifests ?? '').replace('---', ''));
      const [{ securityContext }] = workload.spec.template.spec.containers;
      expect(securityContext.capabilities).toEqual(expected);
      const root = await runRule(runsAsRoot, { manifests });
      const { fix } = root.result.findings[0].violation;
      expect(fix?.toTest?.includes('port 80,')).toBe(port === 80);
    }
  });

  it('spreads each of the workloads that one template makes', async () => {
    const shard = (number: number, source: string) =>
      `# Source: shop/${source}\n${workloadText({
        kind: 'StatefulSet',
        name: `shop-${number}`,
        labels: `{ app: shop, shard: "${number}" }`,
        spec: `replicas: 3\nselector: { matchLabels: { app: shop, shard: "${number}" } }`,
      })}`;
    for (const [second, expected] of [
      [
        'templates/shards.yaml',
        {
          labelSelector: { matchLabels: { app: 'shop' } },
          matchLabelKeys: ['shard'],
        },
      ],
      [
        'templates/other.yaml',
        { labelSelector: { matchLabels: { app: 'shop', shard: '0' } } },
      ],
    ] as const) {
      const manifests = documents(
        shard(0, 'templates/shards.yaml'),
        shard(1, second),
      );
      const { result } = await runRule(missingNodeSpread, { manifests });
      const { fix } = result.findings[0].violation;
      const [constraint] = (fix as { set: unknown[] }).set;
      expect(constraint).toEqual({
        maxSkew: 1,
        topologyKey: 'topology.kubernetes.io/zone',
        whenUnsatisfiable: 'ScheduleAnyway',
        ...expected,
      });
    }
  });

  it('is none for pods without labels and for starts that take too long', async () => {
    for (const [rule, manifests] of [
      [missingNetworkPolicy, workloadText({ labels: '{}' })],
      [
        missingProgressDeadline,
        workloadText({
          container: 'startupProbe: { failureThreshold: 900 }',
        }),
      ],
    ] as const) {
      const { result } = await runRule(rule, { manifests });
      expect(result.findings.map(({ violation }) => violation.fix)).toEqual([
        undefined,
      ]);
    }
  });
});

describe('the fix of a single replica', () => {
  const workloadOf = async (manifests: string) => {
    const { result } = await runRule(singleReplica, { manifests });
    return result.findings[0].violation.fix;
  };

  it('brings a budget and spreads the pods', async () => {
    const fix = await workloadOf(workloadText());
    expect(fix).toMatchObject({ set: 2, safety: 'review' });
    expect(fix?.also).toHaveLength(2);
  });

  it.each([
    ['the old pod stops first', 'strategy: { type: Recreate }'],
    [
      'the pods keep data',
      'revisionHistoryLimit: 3',
      'Deployment',
      {
        pod: 'volumes: [{ name: uploads, emptyDir: {} }]',
        container: 'volumeMounts: [{ name: uploads, mountPath: /uploads }]',
      },
    ],
    ['no Deployment', 'serviceName: web', 'StatefulSet'],
  ])(
    'is not offered where %s',
    async (_, spec, kind = 'Deployment', more: WorkloadText = {}) => {
      const text = workloadText(more)
        .replace('kind: Deployment', `kind: ${kind}`)
        .replace(/^spec:$/m, `spec:\n  ${spec}`);
      expect(await workloadOf(text)).toBeUndefined();
    },
  );
});
