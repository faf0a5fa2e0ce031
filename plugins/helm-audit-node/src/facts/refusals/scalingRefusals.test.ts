import { gatherResources } from '../../gatherers/resources';
import { parseFiles } from '../../stages/parse/parseManifests';
import { objectRefusals } from './objectRefusals';

function defectsOf(type: string, fields: string, name = 'web'): string[] {
  const [apiVersion, kind] = type.split(' ');
  const text = `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: { name: ${name} }\n${fields}\n`;
  const { manifests } = parseFiles(new Map([['a.yaml', Buffer.from(text)]]));
  const [resource] = gatherResources(manifests);
  return objectRefusals(resource).map(({ defect }) => defect);
}

const HPA = 'autoscaling/v2 HorizontalPodAutoscaler';
const PDB = 'policy/v1 PodDisruptionBudget';
const ROLE = 'rbac.authorization.k8s.io/v1 Role';
const CLUSTER_ROLE = 'rbac.authorization.k8s.io/v1 ClusterRole';
const BINDING = 'rbac.authorization.k8s.io/v1 RoleBinding';
const metric = (text: string) => `spec: { maxReplicas: 3, metrics: [${text}] }`;
const target = (text: string) =>
  metric(`{ type: Resource, resource: { name: cpu, target: { ${text} } } }`);
const behavior = (text: string) =>
  `spec: { maxReplicas: 3, behavior: { scaleDown: { ${text} } } }`;
const rolling = (text: string) =>
  `spec: { strategy: { rollingUpdate: { ${text} } } }`;
const ordered = (text: string) =>
  `spec: { updateStrategy: { rollingUpdate: { ${text} } } }`;
const rule = (text: string) => `rules: [{ verbs: [get], ${text} }]`;

it.each([
  [
    HPA,
    'spec: { minReplicas: 4, maxReplicas: 3 }',
    'has a maximum of 3 below its minimum of 4',
  ],
  [HPA, behavior('tolerance: -10m'), 'has `tolerance: -10m`'],
  [
    HPA,
    behavior('stabilizationWindowSeconds: 3601'),
    'has `stabilizationWindowSeconds: 3601`',
  ],
  [
    HPA,
    behavior('policies: [{ type: Pods, value: 0, periodSeconds: 60 }]'),
    'has `value: 0`',
  ],
  [
    HPA,
    behavior('policies: [{ type: Pods, value: 1, periodSeconds: 1801 }]'),
    'has `periodSeconds: 1801`',
  ],
  [
    HPA,
    target('type: Utilization'),
    'has a metric of type Resource without `averageValue` or `averageUtilization`',
  ],
  [
    HPA,
    target('averageValue: 1, averageUtilization: 5'),
    'has a metric of type Resource with two targets',
  ],
  [
    HPA,
    target('averageUtilization: -10'),
    'scales by `averageUtilization: -10`',
  ],
  [HPA, metric('{ type: Pods }'), 'has a metric of type Pods without `pods`'],
  [
    HPA,
    metric('{ type: External, external: { target: { value: 1 } }, pods: {} }'),
    'sets `pods` in a metric of type External',
  ],
  [
    PDB,
    'spec: { minAvailable: 1, maxUnavailable: 1 }',
    'sets both `minAvailable` and `maxUnavailable`',
  ],
  [PDB, 'spec: { minAvailable: half }', 'has `minAvailable: half`'],
  [PDB, 'spec: { minAvailable: 1.5% }', 'has `minAvailable: 1.5%`'],
  [PDB, 'spec: { maxUnavailable: -1 }', 'has `maxUnavailable: -1`'],
  [
    PDB,
    'spec: { maxUnavailable: 101% }',
    'has `maxUnavailable: 101%`, which is more than all',
  ],
  [
    'apps/v1 Deployment',
    rolling('maxSurge: 20Percent'),
    'has `maxSurge: 20Percent`',
  ],
  [
    'apps/v1 Deployment',
    rolling('maxUnavailable: 110%'),
    'has `maxUnavailable: 110%`, which is more than all',
  ],
  [
    'apps/v1 Deployment',
    rolling('maxSurge: 0, maxUnavailable: 0%'),
    'may neither start further pods nor stop old ones during an update',
  ],
  [
    'apps/v1 Deployment',
    'spec: { minReadySeconds: 600 }',
    'gives up after 600 seconds and takes pods for ready after 600',
  ],
  ['apps/v1 StatefulSet', ordered('partition: -1'), 'has `partition: -1`'],
  [
    'apps/v1 StatefulSet',
    ordered('maxUnavailable: 0'),
    'may replace none of its pods during an update',
  ],
  [
    'apps/v1 StatefulSet',
    'spec: { serviceName: A.b }',
    'names the Service "A.b", which is no name of one',
  ],
  [
    'batch/v1 CronJob',
    'spec: { jobTemplate: { spec: { completions: -1 } } }',
    'has `completions: -1`',
  ],
  [
    'batch/v1 CronJob',
    'spec: { jobTemplate: { spec: { selector: { matchLabels: { a: b } } } } }',
    'selects the pods of its jobs itself',
  ],
  [
    ROLE,
    rule("nonResourceURLs: ['/a']"),
    'grants paths of the API itself, which only a ClusterRole can',
  ],
  [
    CLUSTER_ROLE,
    rule("nonResourceURLs: ['/a'], apiGroups: [''], resources: [pods]"),
    'grants resources and paths of the API in one rule',
  ],
  [ROLE, rule('resources: [pods]'), 'has a rule without `apiGroups`'],
  [ROLE, rule("apiGroups: ['']"), 'has a rule without `resources`'],
  [
    BINDING,
    'roleRef: { apiGroup: rbac, kind: Role, name: a }',
    'looks for its role in the group rbac',
  ],
  [
    'rbac.authorization.k8s.io/v1 ClusterRoleBinding',
    'roleRef: { kind: Role, name: a }',
    'grants a Role in the whole cluster',
  ],
])('finds what a %s with %s does wrong', (type, fields, defect) => {
  expect(defectsOf(type, fields)).toEqual([defect]);
});

it.each([
  [HPA, behavior('policies: [{ type: Pods, value: 1, periodSeconds: 1800 }]')],
  [HPA, target('averageUtilization: 80')],
  [
    HPA,
    metric(
      '{ type: Object, object: { target: { value: 1, averageValue: 2 } } }',
    ),
  ],
  [HPA, metric('{ type: Later, resource: {} }')],
  [
    'autoscaling/v2beta1 HorizontalPodAutoscaler',
    metric('{ type: Resource, resource: { targetAverageUtilization: 80 } }'),
  ],
  [PDB, 'spec: { minAvailable: 50%, maxUnavailable: null }'],
  ['apps/v1 Deployment', rolling('maxSurge: 200%, maxUnavailable: 0')],
  [
    'apps/v1 Deployment',
    'spec: { strategy: { type: RollingUpdate }, minReadySeconds: 10 }',
  ],
  ['apps/v1 StatefulSet', ordered('partition: 2, maxUnavailable: 30%')],
  [CLUSTER_ROLE, rule("nonResourceURLs: ['/metrics']")],
  [CLUSTER_ROLE, 'aggregationRule: {}\nrules: []'],
  [
    BINDING,
    'roleRef: { apiGroup: rbac.authorization.k8s.io, kind: Role, name: a }',
  ],
])('lets a %s with %s pass', (type, fields) => {
  expect(defectsOf(type, fields)).toEqual([]);
});

it('knows that pods take over the name of their StatefulSet', () => {
  expect(defectsOf('apps/v1 StatefulSet', 'spec: {}', 'a.b')).toEqual([
    'has a name that its pods cannot take over',
  ]);
  expect(defectsOf('apps/v1 Deployment', 'spec: {}', 'a.b')).toEqual([]);
});
