import {
  isMap,
  JsonMap,
  listAt,
  mapAt,
  mapsAt,
  numberAt,
  Path,
  stringAt,
  valueAt,
} from '../../json';
import { Resource } from '../../stages/gather/types';
import { boundRefusals } from './boundRefusals';
import { Refusal, repeated } from './refusal';
import { behaviourRefusals } from './scalingRefusals';

/** Triggers that the cluster's own metrics answer. */
const RESOURCES = ['cpu', 'memory'];

const UNCACHED = [...RESOURCES, 'cron'];
const LONGEST = 63;
const HPA = ['spec', 'advanced', 'horizontalPodAutoscalerConfig'];
const MODIFIERS = ['spec', 'advanced', 'scalingModifiers'];

/**
 * What of a ScaledObject KEDA refuses, by its webhook or, without that, when it reads it.
 * Source: scaledobject_webhook.go, https://github.com/kedacore/keda.
 */
export function scaledObjectRefusals({ name, body }: Resource): Refusal[] {
  return [
    ...replicaRefusals(body),
    ...triggerRefusals(body),
    ...zeroRefusals(body),
    ...fallbackRefusals(body),
    ...modifierRefusals(body),
    ...nameRefusals(name, body),
    ...['scaleUp', 'scaleDown'].flatMap(direction =>
      behaviourRefusals(body, [...HPA, 'behavior', direction]),
    ),
  ];
}

/** What of a ScaledJob KEDA refuses. */
export function scaledJobRefusals({ body }: Resource): Refusal[] {
  return triggerRefusals(body);
}

function replicaRefusals(body: JsonMap): Refusal[] {
  const given = numberAt(body, 'spec', 'minReplicaCount');
  // The autoscaler that KEDA makes keeps one at least.
  const min = given === undefined ? 0 : Math.max(given, 1);
  const max = numberAt(body, 'spec', 'maxReplicaCount') ?? 100;
  const idle = numberAt(body, 'spec', 'idleReplicaCount');
  const found: Refusal[] = [];
  if (min > max)
    found.push({
      path: ['spec', 'maxReplicaCount'],
      defect: `has a maximum of ${max} below its minimum of ${min}`,
      remedy: `Raise \`maxReplicaCount\` to ${min} at least`,
    });
  if (idle !== undefined && idle >= min)
    found.push({
      path: ['spec', 'idleReplicaCount'],
      defect: `keeps ${idle} when idle, which is not below its minimum of ${min}`,
      remedy: 'Remove `idleReplicaCount`, or make it 0',
    });
  return found;
}

function triggerRefusals(body: JsonMap): Refusal[] {
  const path = ['spec', 'triggers'];
  const given = valueAt(body, ...path) ?? [];
  if (Array.isArray(given) && given.length === 0)
    return [{ path, defect: 'has no trigger', remedy: 'Name one trigger' }];
  const triggers = mapsAt(body, ...path);
  const named = repeated(triggers, ({ value }) => stringAt(value, 'name'));
  const cached = triggers.filter(
    ({ value }) =>
      value.useCachedMetrics === true && UNCACHED.includes(String(value.type)),
  );
  return [
    ...named.map(({ index, value }) => ({
      path: [...path, index, 'name'],
      defect: `has several triggers with the name ${stringAt(value, 'name')}`,
      remedy: 'Give each trigger a name of its own',
    })),
    ...cached.map(({ index, value }) => ({
      path: [...path, index, 'useCachedMetrics'],
      defect: `keeps the metric of a trigger of type ${value.type}, which can't be kept`,
      remedy: 'Remove `useCachedMetrics`',
    })),
  ];
}

function isByResources(body: JsonMap): boolean {
  const triggers = mapsAt(body, 'spec', 'triggers');
  return (
    triggers.length > 0 &&
    triggers.length === listAt(body, 'spec', 'triggers').length &&
    triggers.every(({ value }) => RESOURCES.includes(String(value.type)))
  );
}

/** Without pods there is no use of CPU or memory that could start the first one. */
function zeroRefusals(body: JsonMap): Refusal[] {
  const path = ['spec', 'minReplicaCount'];
  if (!isByResources(body) || (numberAt(body, ...path) ?? 0) > 0) return [];
  const defect =
    'may scale to zero, by triggers of type cpu and memory only, which nothing wakes';
  const remedy = 'Set `minReplicaCount` to 1 at least';
  return [{ path, defect, remedy }];
}

function fallbackRefusals(body: JsonMap): Refusal[] {
  const path = ['spec', 'fallback'];
  const fallback = valueAt(body, ...path);
  if (!isMap(fallback)) return [];
  const found = boundRefusals(body, [
    { path: [...path, 'failureThreshold'] },
    { path: [...path, 'replicas'] },
  ]);
  const { formula } = mapAt(body, ...MODIFIERS);
  if (fallback.behavior === 'scalingModifiers' && !formula)
    found.push({
      path: [...path, 'behavior'],
      defect: 'falls back on a formula that it does not have',
      remedy: 'Write `advanced.scalingModifiers.formula`',
    });
  else if (!formula && isByResources(body))
    found.push({
      path,
      defect: 'has a fallback, which triggers of type cpu and memory never use',
      remedy: 'Remove `fallback`',
    });
  return found;
}

function modifierRefusals(body: JsonMap): Refusal[] {
  const modifiers = mapAt(body, ...MODIFIERS);
  if (Object.keys(modifiers).length === 0) return [];
  const refusal = (field: string, defect: string, remedy: string) => [
    { path: [...MODIFIERS, field] as Path, defect, remedy },
  ];
  const { formula, target, metricType } = modifiers;
  if (!formula)
    return refusal(
      'formula',
      'has scaling modifiers without a formula',
      'Write `formula`',
    );
  if (!(Number(target) > 0))
    return refusal(
      'target',
      'has a formula without a target above 0',
      'Set `target`',
    );
  if (metricType === 'Utilization')
    return refusal(
      'metricType',
      'compares a formula with a utilisation',
      'Make it AverageValue or Value',
    );
  const isNamed = mapsAt(body, 'spec', 'triggers').some(
    ({ value }) => stringAt(value, 'name') !== undefined,
  );
  return isNamed || !/[A-Za-z_]/.test(String(formula))
    ? []
    : refusal(
        'formula',
        'has a formula, but no trigger with a name that it could use',
        'Give the triggers the names that the formula uses',
      );
}

/** The names become values of labels. */
function nameRefusals(name: string, body: JsonMap): Refusal[] {
  const path = [...HPA, 'name'];
  const own = stringAt(body, ...path);
  const made = own || `keda-hpa-${name}`;
  if (name.length <= LONGEST && made.length <= LONGEST) return [];
  return [
    {
      path: own && name.length <= LONGEST ? path : ['metadata', 'name'],
      defect: `has a name that makes a label or the name of its autoscaler longer than ${LONGEST} characters`,
      remedy: own
        ? 'Shorten it'
        : 'Shorten it, or set `advanced.horizontalPodAutoscalerConfig.name`',
    },
  ];
}
