import {
  isMap,
  JsonMap,
  mapAt,
  mapsAt,
  numberAt,
  Path,
  stringAt,
  valueAt,
} from '../../json';
import { parseQuantity } from '../quantity';
import { Resource } from '../../stages/gather/types';
import { boundRefusals, shareRefusals } from './boundRefusals';
import { fieldsSet, Refusal } from './refusal';

/** By type of a metric: where it stands, and the targets that it can have. */
const METRICS: Record<string, { field: string; targets: string[] }> = {
  Resource: {
    field: 'resource',
    targets: ['averageValue', 'averageUtilization'],
  },
  ContainerResource: {
    field: 'containerResource',
    targets: ['averageValue', 'averageUtilization'],
  },
  Pods: { field: 'pods', targets: ['averageValue'] },
  Object: { field: 'object', targets: ['value', 'averageValue'] },
  External: { field: 'external', targets: ['value', 'averageValue'] },
};

/** Types whose metrics have one target and no second. */
const ONE_TARGET = ['Resource', 'ContainerResource', 'External'];

/** What of a HorizontalPodAutoscaler Kubernetes refuses, of what the schema lets pass. */
export function autoscalerRefusals({ body, apiVersion }: Resource): Refusal[] {
  const min = numberAt(body, 'spec', 'minReplicas') ?? 1;
  const max = numberAt(body, 'spec', 'maxReplicas');
  return [
    ...(max !== undefined && max < min
      ? [
          {
            path: ['spec', 'maxReplicas'],
            defect: `has a maximum of ${max} below its minimum of ${min}`,
            remedy: `Raise \`maxReplicas\` to ${min} at least`,
          },
        ]
      : []),
    ...['scaleUp', 'scaleDown'].flatMap(direction => {
      const at = ['spec', 'behavior', direction];
      return [...behaviourRefusals(body, at), ...toleranceRefusals(body, at)];
    }),
    ...(apiVersion === 'autoscaling/v2'
      ? mapsAt(body, 'spec', 'metrics').flatMap(({ value, index }) =>
          metricRefusals(value, ['spec', 'metrics', index]),
        )
      : []),
  ];
}

/** Windows are an hour at most, periods half an hour. */
export function behaviourRefusals(body: JsonMap, at: Path): Refusal[] {
  const policies = mapsAt(body, ...at, 'policies');
  return boundRefusals(body, [
    { path: [...at, 'stabilizationWindowSeconds'], most: 3600 },
    ...policies.flatMap(({ index }) => [
      { path: [...at, 'policies', index, 'value'], least: 1 },
      {
        path: [...at, 'policies', index, 'periodSeconds'],
        least: 1,
        most: 1800,
      },
    ]),
  ]);
}

/** How far off its target a value may be before anything happens, as a share. */
function toleranceRefusals(body: JsonMap, at: Path): Refusal[] {
  const path = [...at, 'tolerance'];
  const tolerance = valueAt(body, ...path);
  if ((parseQuantity(tolerance) ?? 0) >= 0) return [];
  const defect = `has \`tolerance: ${tolerance}\``;
  return [{ path, defect, remedy: 'Make it 0 or more' }];
}

function metricRefusals(metric: JsonMap, at: Path): Refusal[] {
  const type = stringAt(metric, 'type') ?? '';
  if (!Object.hasOwn(METRICS, type)) return [];
  const { field, targets } = METRICS[type];
  const fields = Object.values(METRICS).map(known => known.field);
  const beside = fieldsSet(metric, fields).filter(name => name !== field);
  if (beside.length > 0 || !isMap(metric[field])) {
    const defect = isMap(metric[field])
      ? `sets \`${beside[0]}\` in a metric of type ${type}`
      : `has a metric of type ${type} without \`${field}\``;
    const path = [...at, beside[0] ?? field];
    const remedy = `Describe it in \`${field}\` alone, or change its type`;
    return [{ path, defect, remedy }];
  }
  const path = [...at, field, 'target'];
  return targetRefusals(mapAt(metric, field, 'target'), type, targets, path);
}

function targetRefusals(
  target: JsonMap,
  type: string,
  targets: string[],
  path: Path,
): Refusal[] {
  const set = fieldsSet(target, targets);
  const names = targets.map(name => `\`${name}\``).join(' or ');
  const about = { path, remedy: `Set ${names}` };
  if (set.length === 0) {
    return [
      { ...about, defect: `has a metric of type ${type} without ${names}` },
    ];
  }
  if (set.length > 1 && ONE_TARGET.includes(type)) {
    return [
      { ...about, defect: `has a metric of type ${type} with two targets` },
    ];
  }
  return set
    .filter(name => (parseQuantity(target[name]) ?? 1) <= 0)
    .map(name => ({
      path: [...path, name],
      defect: `scales by \`${name}: ${target[name]}\``,
      remedy: 'Make it more than 0',
    }));
}

/** A bound in percent is one of all pods; one bound is enough. */
export function budgetRefusals({ body }: Resource): Refusal[] {
  const bounds = ['minAvailable', 'maxUnavailable'];
  const paths = bounds.map(field => ['spec', field]);
  return [
    ...shareRefusals(body, paths, 100),
    ...(fieldsSet(mapAt(body, 'spec'), bounds).length > 1
      ? [
          {
            path: ['spec', 'maxUnavailable'],
            defect: 'sets both `minAvailable` and `maxUnavailable`',
            remedy: 'Keep one of them',
          },
        ]
      : []),
  ];
}
