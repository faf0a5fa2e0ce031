import { gatherResources } from '../../gatherers/resources';
import { parseFiles } from '../../stages/parse/parseManifests';
import { objectRefusals } from './objectRefusals';

function defectsOf(spec: string, name = 'web', kind = 'ScaledObject') {
  const text = `apiVersion: keda.sh/v1alpha1\nkind: ${kind}\nmetadata: { name: ${name} }\nspec: ${spec}\n`;
  const { manifests } = parseFiles(new Map([['a.yaml', Buffer.from(text)]]));
  const [resource] = gatherResources(manifests);
  return objectRefusals(resource).map(({ defect }) => defect);
}

const KAFKA = 'triggers: [{ type: kafka, name: lag }]';
const CPU = 'triggers: [{ type: cpu }, { type: memory }]';
const modifiers = (text: string) =>
  `{ ${KAFKA}, advanced: { scalingModifiers: { ${text} } } }`;
const config = (text: string) =>
  `{ ${KAFKA}, advanced: { horizontalPodAutoscalerConfig: { ${text} } } }`;

it.each([
  [
    `{ ${KAFKA}, minReplicaCount: 6, maxReplicaCount: 4 }`,
    'has a maximum of 4 below its minimum of 6',
  ],
  [
    `{ ${KAFKA}, minReplicaCount: 101 }`,
    'has a maximum of 100 below its minimum of 101',
  ],
  [
    `{ ${KAFKA}, minReplicaCount: 2, idleReplicaCount: 2 }`,
    'keeps 2 when idle, which is not below its minimum of 2',
  ],
  [
    `{ ${KAFKA}, idleReplicaCount: 0 }`,
    'keeps 0 when idle, which is not below its minimum of 0',
  ],
  ['{ triggers: [] }', 'has no trigger'],
  ['{}', 'has no trigger'],
  [
    '{ triggers: [{ type: kafka, name: a }, { type: cron, name: a }] }',
    'has several triggers with the name a',
  ],
  [
    '{ triggers: [{ type: cron, useCachedMetrics: true }] }',
    "keeps the metric of a trigger of type cron, which can't be kept",
  ],
  [
    `{ ${CPU} }`,
    'may scale to zero, by triggers of type cpu and memory only, which nothing wakes',
  ],
  [
    `{ ${KAFKA}, fallback: { failureThreshold: -1, replicas: 2 } }`,
    'has `failureThreshold: -1`',
  ],
  [
    `{ ${CPU}, minReplicaCount: 2, fallback: { failureThreshold: 3, replicas: 2 } }`,
    'has a fallback, which triggers of type cpu and memory never use',
  ],
  [
    `{ ${KAFKA}, fallback: { failureThreshold: 3, behavior: scalingModifiers } }`,
    'falls back on a formula that it does not have',
  ],
  [modifiers("target: '2'"), 'has scaling modifiers without a formula'],
  [modifiers('formula: lag'), 'has a formula without a target above 0'],
  [
    modifiers("formula: lag, target: '2', metricType: Utilization"),
    'compares a formula with a utilisation',
  ],
  [
    modifiers("formula: lag, target: '2'").replace(', name: lag', ''),
    'has a formula, but no trigger with a name that it could use',
  ],
  [
    config('behavior: { scaleDown: { stabilizationWindowSeconds: 3601 } }'),
    'has `stabilizationWindowSeconds: 3601`',
  ],
])('%s', (spec, defect) => {
  expect(defectsOf(spec)).toEqual([defect]);
});

it('knows how long a name may be', () => {
  const tooLong = [
    'has a name that makes a label or the name of its autoscaler longer than 63 characters',
  ];
  const named = config('name: short');
  expect(defectsOf(`{ ${KAFKA} }`, 'a'.repeat(54))).toEqual([]);
  expect(defectsOf(`{ ${KAFKA} }`, 'a'.repeat(55))).toEqual(tooLong);
  expect(defectsOf(named, 'a'.repeat(63))).toEqual([]);
  expect(defectsOf(named, 'a'.repeat(64))).toEqual(tooLong);
});

it.each([
  `{ ${KAFKA}, minReplicaCount: 0, idleReplicaCount: 0 }`,
  `{ ${KAFKA}, minReplicaCount: 2, fallback: { failureThreshold: 3, replicas: 6 } }`,
  `{ ${CPU}, minReplicaCount: 1 }`,
  `{ triggers: [{ type: cpu }, { type: kafka }], minReplicaCount: 0 }`,
  modifiers("formula: lag * 2, target: '1.5'"),
])('takes %s', spec => {
  expect(defectsOf(spec)).toEqual([]);
});

it('asks for triggers of a ScaledJob', () => {
  expect(defectsOf('{ triggers: [] }', 'web', 'ScaledJob')).toEqual([
    'has no trigger',
  ]);
});
