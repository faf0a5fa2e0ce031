import path from 'node:path';
import { kedaCases } from '../truthMapControllers.mjs';
import { textOf } from './files.mjs';
import { valueOf } from './goObjects.mjs';

const CRON = {
  type: 'cron',
  metadata: {
    timezone: 'UTC',
    start: '0 * * * *',
    end: '1 * * * *',
    desiredReplicas: '1',
  },
};

const ofType = type => ({ type, metadata: { value: '10' } });

const NAMES = {
  FallbackBehaviorScalingModifiers: 'scalingModifiers',
  'v2.ValueMetricType': 'Value',
  'v2.AverageValueMetricType': 'AverageValue',
  ScaledObjectTransferHpaOwnershipAnnotation:
    'scaledobject.keda.sh/transfer-hpa-ownership',
  ValidationsHpaOwnershipAnnotation: 'validations.keda.sh/hpa-ownership',
};

/** The functions that the tests make objects with. */
const MAKERS = {
  'createNamespace()': name => ({
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name },
  }),
  'createScaledObject()': (
    name,
    namespace,
    target,
    apiVersion,
    kind,
    hasResources,
    annotations,
    hpa,
  ) =>
    scaledObject(
      name,
      namespace,
      {
        scaleTargetRef: { name: target, apiVersion, kind },
        idleReplicaCount: 1,
        minReplicaCount: 5,
        maxReplicaCount: 10,
        triggers: [
          structuredClone(CRON),
          ...(hasResources ? [ofType('cpu'), ofType('memory')] : []),
        ],
        advanced: hpa ? { horizontalPodAutoscalerConfig: { name: hpa } } : {},
      },
      annotations,
    ),
  'createScaledObjectSTZ()': (name, namespace, target, min, max, external) =>
    scaledObject(name, namespace, {
      scaleTargetRef: { name: target },
      minReplicaCount: min,
      maxReplicaCount: max,
      cooldownPeriod: 1,
      triggers: [
        ofType('cpu'),
        ...(external
          ? [
              {
                type: 'kubernetes-workload',
                metadata: { podSelector: 'pod=workload-test', value: '1' },
              },
            ]
          : []),
      ],
    }),
  'createScaledObjectScalingModifiers()': (
    namespace,
    scalingModifiers,
    triggers,
  ) =>
    scaledObject('test-so', namespace, {
      scaleTargetRef: { name: 'test-workload' },
      minReplicaCount: 0,
      maxReplicaCount: 10,
      cooldownPeriod: 1,
      triggers,
      advanced: { scalingModifiers },
    }),
  'createHpa()': (name, namespace, target, apiVersion, kind, owner) => ({
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata: {
      name,
      namespace,
      ...(owner && { ownerReferences: [ownedBy(owner)] }),
    },
    spec: {
      scaleTargetRef: { name: target, apiVersion, kind },
      minReplicas: 5,
      maxReplicas: 10,
      metrics: [
        {
          type: 'Resource',
          resource: {
            name: 'cpu',
            target: { type: 'Utilization', averageUtilization: 30 },
          },
        },
      ],
    },
  }),
  'createDeployment()': (...given) => workload('Deployment', ...given),
  'createStatefulSet()': (...given) => workload('StatefulSet', ...given),
  'createLimitRange()': (name, namespace) => ({
    apiVersion: 'v1',
    kind: 'LimitRange',
    metadata: { name, namespace },
    spec: {
      limits: [{ type: 'Container', default: { cpu: '100m', memory: '100m' } }],
    },
  }),
};

/**
 * kedacore/keda: each test of its admission webhook makes some objects with a few functions,
 * changes them, and says whether the last one is taken. Left out are updates of objects, dry
 * runs and warnings.
 */
export default {
  marker: 'apis/keda/v1alpha1/scaledobject_webhook_test.go',
  async read(checkout) {
    const folder = path.join(checkout, 'apis/keda/v1alpha1');
    const source = await textOf(folder, 'scaledobject_webhook_test.go');
    return source
      .split(/^var _ = It\(/m)
      .slice(1)
      .map(part => part.split(/^\}\)\n/m)[0])
      .flatMap(test => {
        const title = test.match(/^"([^"]+)"/)[1];
        const [, rules] =
          kedaCases.find(([pattern]) => pattern.test(title)) ?? [];
        if (!rules) return [];
        const text = objectsOf(test)
          .map(object => JSON.stringify(object))
          .join('\n---\n');
        const fails = /\.\s*Should\(HaveOccurred/.test(test);
        return [{ name: `keda/webhook (${title})`, text, rules, fails }];
      });
  },
};

/** The objects that a test makes, with what it then sets in them. */
function objectsOf(test) {
  const names = {
    ...MAKERS,
    ...NAMES,
    soName: 'test-so',
    workloadName: 'test-workload',
  };
  const step = /^\t+([\w.[\]]+) (:?=) (?=[\w&[\]*.]+[({]|")/gm;
  for (const { index, 0: line, 1: target, 2: sign } of test.matchAll(step)) {
    const text = test.slice(index + line.length);
    if (sign === ':=') names[target] = repeated(text) ?? valueOf(text, names);
    else if (target !== 'err') assign(names, target, text);
  }
  for (const trigger of /MetricType = "AverageValue"/.test(test)
    ? names.so.spec.triggers
    : []) {
    trigger.metricType = 'AverageValue';
  }
  return Object.values(names).filter(value => value?.kind && value.metadata);
}

function assign(names, target, text) {
  if (target.includes('[index]')) return;
  const [name, ...fields] = target
    .replace('.Annotations', '.Metadata.Annotations')
    .split(/[.[\]]+/)
    .filter(Boolean)
    .map((field, at) =>
      at === 0 ? field : field[0].toLowerCase() + field.slice(1),
    );
  const last = fields.pop();
  const at = fields.reduce((object, field) => object[field], names[name]);
  at[last] = text.startsWith('append(')
    ? [...at[last], ...names.triggers]
    : valueOf(text, names);
}

/** A name of a length, by the longest value of a label and the prefix of generated names. */
function repeated(text) {
  const [, sum] = text.match(/^strings\.Repeat\("a", ([^\n]*)\)\n/) ?? [];
  if (!sum) return undefined;
  const plain = sum
    .replace('maxK8sLabelValueLength', '63')
    .replace('len("keda-hpa-")', '9');
  const parts = plain.match(/[-+]?\d+/g).map(Number);
  return 'a'.repeat(parts.reduce((one, other) => one + other, 0));
}

function scaledObject(name, namespace, spec, annotations = {}) {
  return {
    apiVersion: 'keda.sh/v1alpha1',
    kind: 'ScaledObject',
    metadata: { name, namespace, annotations },
    spec,
  };
}

function ownedBy({ apiVersion, kind, metadata }) {
  return { apiVersion, kind, name: metadata.name, uid: metadata.name };
}

function workload(kind, namespace, hasCpu, hasMemory) {
  const labels = { test: 'test' };
  const requests = {
    cpu: hasCpu ? '100m' : '0',
    memory: hasMemory ? '100m' : '0',
  };
  return {
    apiVersion: 'apps/v1',
    kind,
    metadata: { name: 'test-workload', namespace },
    spec: {
      replicas: 1,
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: {
          containers: [
            { name: 'test', image: 'test', resources: { requests } },
          ],
        },
      },
    },
  };
}
